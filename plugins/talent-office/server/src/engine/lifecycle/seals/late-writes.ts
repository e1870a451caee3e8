import type { Core } from '@strapi/strapi';

import { refuse, type Entry } from '../../../platform';
import type { DecidedCase, Digests } from '../../approval';

import { digestsOf } from './digests';
import type { createFrozen } from './frozen';
import type { Seals } from './seals';

/** Of the attributes that an entry may not change, those that stand otherwise than was kept of it. */
export const differing = (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
  { known, frozen }: { readonly known: Digests; readonly frozen: readonly string[] },
): string[] => {
  const kept = new Set([...frozen, 'state']);
  const names = Object.keys(known).filter((name) => kept.has(name));
  const standing = digestsOf(strapi, type, entry, names);
  return Object.keys(standing).filter((name) => standing[name] !== known[name]);
};

/**
 * What came past the gate: attributes that may not change as the entry stands, and that do not stand
 * as its open case has them, or as the engine left it. The state is always among those, for the engine
 * alone writes it.
 */
export const createLateWrites =
  (strapi: Core.Strapi, frozen: ReturnType<typeof createFrozen>, seals: Seals) =>
  async (
    type: string,
    entry: Entry,
    latest: Pick<DecidedCase, 'guarded' | 'ended'> | null,
  ): Promise<string[]> => {
    const { documentId } = entry;
    const known = latest && !latest.ended ? latest.guarded : await seals.of({ type, documentId });
    return known
      ? differing(strapi, type, entry, { known, frozen: await frozen(type, entry) })
      : [];
  };

export type LateWrites = ReturnType<typeof createLateWrites>;

/** @throws Refusal CONTENT_CHANGED naming the attributes */
export const refuseLate = (type: string, attributes: readonly string[]): void => {
  if (attributes.length === 0) return;
  throw refuse('CONTENT_CHANGED', { type, attributes: attributes.join(', ') });
};
