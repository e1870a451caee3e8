import type { Core } from '@strapi/strapi';

import { getService, type Entry } from '../../../platform';
import type { CaseRecord, Digests } from '../../approval';
import { initialState, isFrozenFromCreation } from '../../declaration';

import { stateWith } from './case-state';
import type { Guarded } from './guarded';
import type { Seals } from './seals';

/** What the engine keeps of an entry. */
export interface Kept {
  readonly latest: CaseRecord | null;
  readonly sealed: Digests | null;
}

/**
 * The attributes of an entry that may not change as it stands: none in its initial state with no open
 * case (unless it has effect from its creation on), afterwards all that are guarded or were read by a rule, but for the parts of a returned case.
 */
export const frozenAs = (
  strapi: Core.Strapi,
  { guarded }: Guarded,
  type: string,
  entry: Entry,
  { latest, sealed }: Kept,
): string[] => {
  const declaration = getService(strapi, 'declarations').of(type);
  if (!declaration) return [];
  const state = stateWith(strapi, declaration, entry, { type, latest, sealed });
  const untouched =
    !isFrozenFromCreation(declaration) &&
    state === initialState(declaration) &&
    (!latest || latest.ended);
  if (untouched) return [];
  // What any of its cases froze: a later one reads other rules than the one that approved it.
  const readByRules = [...Object.keys(latest?.guarded ?? {}), ...Object.keys(sealed ?? {})];
  const editable = new Set(latest?.state === 'returned' ? latest.returnedParts : []);
  return [...new Set([...guarded(type), ...readByRules])].filter(
    (attribute) => !editable.has(attribute),
  );
};

export const createFrozen =
  (strapi: Core.Strapi, guarded: Guarded, seals: Seals) =>
  async (type: string, entry: Entry): Promise<string[]> => {
    const target = { type, documentId: entry.documentId };
    const latest = await getService(strapi, 'approval').latestOf(target);
    return frozenAs(strapi, guarded, type, entry, { latest, sealed: await seals.of(target) });
  };
