import type { Core, UID } from '@strapi/strapi';

import { attributeKinds, canonicalValue, fen, refuse, type Entry } from '../../../platform';
import type { Reference } from '../../declaration';

/** What stands at a path of an entry: a value, or the last related entry. */
export const valueAtPath = async (
  strapi: Core.Strapi,
  type: string,
  id: number,
  path: string,
): Promise<unknown> => {
  const parts = path.split('.');
  const populate = parts.reduceRight<Record<string, unknown> | undefined>(
    (below, part) => ({ [part]: below ? { populate: below } : true }),
    undefined,
  );
  const last = parts.at(-1) ?? '';
  const relations = parts
    .slice(0, -1)
    .reduceRight<Record<string, unknown> | undefined>(
      (below, part) => ({ [part]: below ? { populate: below } : true }),
      undefined,
    );
  const query = strapi.db.query(type as UID.ContentType);
  const isRelation = await endsInRelation(strapi, type, parts);
  const row = (await query.findOne({
    where: { id },
    populate: (isRelation ? populate : (relations ?? {})) as never,
  })) as Entry | null;
  const holder = parts
    .slice(0, -1)
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | null)?.[part], row);
  return (holder as Record<string, unknown> | null | undefined)?.[last] ?? null;
};

/** The content type of the entries that a path of relations ends at. */
export const typeAtPath = (strapi: Core.Strapi, type: string, path: string): string =>
  path
    .split('.')
    .reduce(
      (at, part) =>
        (attributeKinds(strapi, at)[part] as { target?: string } | undefined)?.target ?? '',
      type,
    );

const endsInRelation = (
  strapi: Core.Strapi,
  type: string,
  parts: readonly string[],
): Promise<boolean> => {
  let at: string | undefined = type;
  let isRelation = false;
  for (const part of parts) {
    const attribute = strapi.contentTypes[at as UID.ContentType]?.attributes[part] as unknown as
      { type: string; target?: string } | undefined;
    isRelation = attribute?.type === 'relation';
    at = attribute?.target;
  }
  return Promise.resolve(isRelation);
};

/**
 * What stands at a path that ends in a plain value, in the one form of every public answer: money is a
 * number of fen there, though a column of it is read as a text.
 */
export const publicValueAtPath = async (
  strapi: Core.Strapi,
  type: string,
  id: number,
  path: string,
): Promise<unknown> => {
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  const holder = parts.reduce((at, part) => {
    const attribute = attributeKinds(strapi, at)[part] as { target?: string } | undefined;
    return attribute?.target ?? '';
  }, type);
  const kind = attributeKinds(strapi, holder)[last] ?? { type: 'string' };
  const value = canonicalValue(kind, await valueAtPath(strapi, type, id, path));
  return kind.type === 'biginteger' && value !== null ? fen(String(value)) : value;
};

/**
 * The key a reference stands for: itself, or the `key` of the entry its path leads to.
 * @throws Refusal REFERENCE_MISSING
 */
export const keyOf = async (
  strapi: Core.Strapi,
  type: string,
  id: number,
  reference: Reference,
): Promise<string> => {
  if (typeof reference === 'string') return reference;
  const found = (await valueAtPath(strapi, type, id, reference.from)) as { key?: string } | null;
  if (!found?.key) {
    const { from } = reference;
    throw refuse('REFERENCE_MISSING', { type, path: from }, from.split('.')[0]);
  }
  return found.key;
};
