import type { Core, UID } from '@strapi/strapi';

import { fitColumn, relationAfter } from '../../platform';

import { application } from './applications';

type Data = Record<string, unknown>;

interface WriteEvent {
  readonly params: { where?: Record<string, unknown>; data?: Data };
}

/** What an application is about: attribute, its type, and what the title says of it. */
const parts = [
  ['benefit', 'plugin::talent-office.benefit', 'title'],
  ['applicant', 'plugin::talent-office.talent-profile', 'name'],
] as const;

const isEmpty = (title: unknown): boolean => typeof title !== 'string' || title.trim() === '';

/** `安家补贴 · 王雨思`, as far as it is known; `null` while nothing is. */
const titleAfter = async (
  strapi: Core.Strapi,
  data: Data,
  stored: Data,
): Promise<string | null> => {
  const said: string[] = [];
  for (const [attribute, type, name] of parts) {
    const before = stored[attribute] ?? null;
    const id =
      attribute in data ? relationAfter(data[attribute], before) : relationAfter(before, null);
    const row =
      id === null
        ? null
        : await strapi.db.query(type as UID.ContentType).findOne({ where: { id }, select: [name] });
    if (row) said.push(String(row[name]));
  }
  return fitColumn(said.join(' · ')) || null;
};

/**
 * An application without a title is called by its benefit and its applicant, whoever writes it: the
 * form of the panel leaves the title out, and a list of nameless entries tells nobody which is whose.
 * So called, it is called anew when either changes, until somebody types another title.
 */
export const deriveApplicationTitle = (strapi: Core.Strapi): void => {
  strapi.db.lifecycles.subscribe({
    models: [application],
    beforeCreate: async ({ params }: WriteEvent) => {
      const data = params.data ?? {};
      if (!isEmpty(data.title)) return;
      params.data = { ...data, title: await titleAfter(strapi, data, {}) };
    },
    beforeUpdate: async ({ params }: WriteEvent) => {
      const { where, data = {} } = params;
      if (!where || !['title', ...parts.map(([name]) => name)].some((name) => name in data)) return;
      const stored = (await strapi.db
        .query(application as UID.ContentType)
        .findOne({ where, populate: { applicant: true, benefit: true } })) as Data | null;
      if (!stored) return;
      const given = 'title' in data ? data.title : stored.title;
      if (!isEmpty(given) && given !== (await titleAfter(strapi, {}, stored))) return;
      params.data = { ...data, title: await titleAfter(strapi, data, stored) };
    },
  } as unknown as Parameters<typeof strapi.db.lifecycles.subscribe>[0]);
};
