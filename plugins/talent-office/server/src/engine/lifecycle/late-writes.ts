import type { Core } from '@strapi/strapi';

import { refuse, type Entry } from '../../platform';
import type { DecidedCase } from '../approval';

import { digestsOf } from './digests';
import type { createFrozen } from './frozen';

/**
 * What came past the gate: attributes that may not change as the entry stands, and that do not stand
 * as its latest case has them. The state is always among those, for the engine alone writes it.
 */
export const createLateWrites =
  (strapi: Core.Strapi, frozen: ReturnType<typeof createFrozen>) =>
  async (
    type: string,
    entry: Entry,
    { guarded, ended }: Pick<DecidedCase, 'guarded' | 'ended'>,
  ): Promise<string[]> => {
    // A case from before the state was kept was never sealed at its end.
    if (ended && guarded.state === undefined) return [];
    const kept = new Set([...(await frozen(type, entry)), 'state']);
    const names = Object.keys(guarded).filter((name) => kept.has(name));
    const standing = digestsOf(strapi, type, entry, names);
    return names.filter((name) => standing[name] !== guarded[name]);
  };

export type LateWrites = ReturnType<typeof createLateWrites>;

/** @throws Refusal CONTENT_CHANGED naming the attributes */
export const refuseLate = (attributes: readonly string[]): void => {
  if (attributes.length > 0) throw refuse('CONTENT_CHANGED', { attributes: attributes.join(', ') });
};
