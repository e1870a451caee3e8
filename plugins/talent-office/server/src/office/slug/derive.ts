import type { Core, UID } from '@strapi/strapi';

import { inTurn } from '../../platform';

import { slugOf } from './slug-of';

interface UidAttribute {
  readonly type: string;
  readonly targetField?: string;
}

/** An attribute of a type that names its entry in addresses, and the attribute it is taken from. */
interface Slug {
  readonly name: string;
  readonly from: string;
}

/** Strapi's own stopgap: nothing, or the name of the type. What somebody may have typed stays. */
const isStopgap = (slug: unknown, typeName: string): boolean =>
  typeof slug !== 'string' || slug.trim() === '' || slug.replace(/-\d+$/, '') === typeName;

const slugsOf = (strapi: Core.Strapi, type: string): Slug[] =>
  Object.entries(
    strapi.contentType(type as UID.ContentType).attributes as unknown as Record<
      string,
      UidAttribute
    >,
  ).flatMap(([name, { type: kind, targetField }]) =>
    kind === 'uid' && targetField ? [{ name, from: targetField }] : [],
  );

/** The first of `base`, `base-2`, `base-3` … that no entry of the type has. */
const freeSlug = async (
  strapi: Core.Strapi,
  type: string,
  name: string,
  base: string,
): Promise<string> => {
  const rows = await strapi.db
    .query(type as UID.ContentType)
    .findMany({ where: { [name]: { $startsWith: base } }, select: [name] });
  const taken = new Set(rows.map((row: Record<string, unknown>) => row[name]));
  let slug = base;
  for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`;
  return slug;
};

interface Params {
  data?: Record<string, unknown>;
}

const derive = async (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  slugs: readonly Slug[],
  params: Params,
): Promise<void> => {
  for (const { name, from } of slugs) {
    const data = params.data ?? {};
    const title = data[from];
    if (typeof title !== 'string') continue;
    const { modelName } = strapi.contentType(uid);
    if (!isStopgap(data[name], modelName ?? '')) continue;
    const base = slugOf(title);
    if (base === '') continue;
    params.data = { ...data, [name]: await freeSlug(strapi, uid, name, base) };
  }
};

/**
 * Gives a new entry of the office its slug from the pinyin of its Chinese title; one that somebody
 * typed stays. Strapi's slugs drop Chinese: every brand would be `/brands/brand`, and a benefit could
 * have none and no page. Two of one title, made at once, come one after the other, and so do those
 * that are published: a brand has a row for its draft and one for what is public, which no unique
 * index tells from two brands, and Strapi reads whether a slug is free before it writes. Called in
 * `bootstrap()`.
 */
export const deriveSlugs = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const { uid, action } = context;
    if (action !== 'create' && action !== 'publish') return next();
    const slugs = uid.startsWith('plugin::talent-office.') ? slugsOf(strapi, uid) : [];
    if (slugs.length === 0) return next();
    return inTurn(strapi, `slugs of ${uid}`, async () => {
      if (action === 'create') await derive(strapi, uid, slugs, context.params as Params);
      return next();
    });
  });
};
