import type { Core, UID } from '@strapi/strapi';

import type { PersonSource } from './persons';

interface Named {
  readonly type: UID.ContentType;
  /** Which column the rest of the key is looked up in. */
  readonly by: 'documentId' | 'id' | 'code';
  name(row: Readonly<Record<string, unknown>>): string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Where the name of a person stands, by the prefix of his key. */
const sources: Readonly<Record<string, Named>> = {
  staff: {
    type: 'plugin::talent-office.staff',
    by: 'documentId',
    name: (row) => text(row.name),
  },
  admin: {
    type: 'admin::user',
    by: 'id',
    name: (row) => `${text(row.firstname)} ${text(row.lastname)}`.trim(),
  },
  user: {
    type: 'plugin::users-permissions.user',
    by: 'id',
    name: (row) => text(row.username),
  },
  // A town or a village that recommends somebody: it signs with its seal.
  unit: {
    type: 'plugin::talent-office.unit',
    by: 'code',
    name: (row) => text(row.name),
  },
};

/** Those whose entries are named by an attribute, such as an employer. */
const named = (people: readonly PersonSource[]): Readonly<Record<string, Named>> =>
  Object.fromEntries(
    people.flatMap(({ type, prefix, name }) =>
      name === undefined
        ? []
        : [
            [
              prefix,
              {
                type: type as UID.ContentType,
                by: 'documentId',
                name: (row: Readonly<Record<string, unknown>>) => text(row[name]),
              },
            ],
          ],
    ),
  );

/** What people are called, by their keys; a key that leads to no name is left out. */
export const namesOf = async (
  strapi: Core.Strapi,
  people: readonly PersonSource[],
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>();
  for (const [prefix, { type, by, name }] of Object.entries({ ...named(people), ...sources })) {
    const wanted = keys
      .filter((key) => key.startsWith(`${prefix}:`))
      .map((key) => key.slice(prefix.length + 1));
    if (wanted.length === 0) continue;
    const $in = by === 'id' ? wanted.map(Number) : wanted;
    const rows = await strapi.db.query(type).findMany({ where: { [by]: { $in } } });
    for (const row of rows) {
      const found = name(row as Record<string, unknown>);
      if (found !== '') names.set(`${prefix}:${String(row[by])}`, found);
    }
  }
  return names;
};
