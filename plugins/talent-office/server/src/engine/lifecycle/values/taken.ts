import type { Core } from '@strapi/strapi';

import { attributeKinds, getService, refuse, titleOf, type Entry } from '../../../platform';
import { publicPathsOf, takenFrom, type Taken } from '../../declaration';

import { copyOfRelated } from './copy';
import { publicValueAtPath, valueAtPath } from './references';

const followed = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
  { follow, optional }: Extract<Taken, { follow: unknown }>,
): Promise<Entry | null> => {
  const found = (await valueAtPath(strapi, type, entry.id, follow)) as Entry | null;
  if (!found && !optional) throw refuse('REFERENCE_MISSING', { type, path: follow });
  return found;
};

/**
 * What a derived attribute is taken from, as that now stands: an id, or a copy.
 * @throws Refusal REFERENCE_MISSING
 */
export const takeNow = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
  taken: Taken,
): Promise<unknown> =>
  'copy' in taken
    ? copyOfRelated(strapi, type, entry, taken.copy)
    : ((await followed(strapi, type, entry, taken))?.id ?? null);

/** A value that puts an attribute right, and what people read of it. */
export interface RightValue {
  readonly value: unknown;
  readonly shown: string | null;
  /** What the public is then told of it, by path. */
  readonly published: Readonly<Record<string, unknown>>;
}

/**
 * The same to put a decided entry right. Of a copy only what the public was shown (a name): the rest
 * of it says how the related entry stood when it was decided on.
 * @throws Refusal REFERENCE_MISSING
 */
export const takeRight = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
  name: string,
): Promise<RightValue> => {
  const declaration = getService(strapi, 'declarations').of(type) ?? {};
  const taken = takenFrom(declaration, name);
  if (!taken) throw new Error(`${type}: "${name}" is not taken from anywhere`);
  const paths = publicPathsOf(declaration, name);
  if ('follow' in taken) {
    const found = await followed(strapi, type, entry, taken);
    const { target } = attributeKinds(strapi, type)[name] as unknown as { target: string };
    const published: Record<string, unknown> = {};
    for (const path of paths) {
      const below = path.slice(name.length + 1);
      published[path] = found && (await publicValueAtPath(strapi, target, found.id, below));
    }
    const shown = found && (await titleOf(strapi, target, found.documentId));
    return { value: found?.id ?? null, shown, published };
  }
  const fresh = (await copyOfRelated(strapi, type, entry, taken.copy)) ?? {};
  const right = Object.entries(fresh).filter(([key]) => paths.includes(`${taken.copy}.${key}`));
  const kept = (entry[name] ?? {}) as Readonly<Record<string, unknown>>;
  const published: Record<string, unknown> = {};
  for (const path of paths) {
    published[path] = await publicValueAtPath(strapi, type, entry.id, path);
  }
  return {
    value: { ...kept, ...Object.fromEntries(right) },
    shown: right.map(([, value]) => String(value ?? '')).join('、'),
    published,
  };
};
