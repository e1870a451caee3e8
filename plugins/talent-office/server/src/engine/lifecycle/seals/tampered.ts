import type { Core } from '@strapi/strapi';

import { findEntries, getService, refuse, titleOf, typeName, type Entry } from '../../../platform';

import { frozenAs } from './frozen';
import type { Guarded } from './guarded';
import { differing } from './late-writes';
import type { Seals } from './seals';

/** An entry that came past the gate, and what of it. */
export interface Tampered {
  readonly entry: Entry;
  readonly attributes: readonly string[];
}

/**
 * Entries by which something else is decided: a line covers for another one, an award for what its
 * applicant may still get. All of one type at once, in as many statements as for a single one.
 */
export const createTampered = (strapi: Core.Strapi, guarded: Guarded, seals: Seals) => {
  const compare = async (type: string, entries: readonly Entry[]): Promise<Tampered[]> => {
    if (entries.length === 0) return [];
    const documentIds = entries.map(({ documentId }) => documentId);
    const seal = await seals.ofEach(type, documentIds);
    const cases = await getService(strapi, 'approval').latestOfEach(type, documentIds);
    return entries.flatMap((entry) => {
      const latest = cases.get(entry.documentId) ?? null;
      const sealed = seal.get(entry.documentId) ?? null;
      // While a case is open, it keeps how the entry was left.
      const known = latest && !latest.ended ? latest.guarded : sealed;
      if (!known) return [];
      const frozen = frozenAs(strapi, guarded, type, entry, { latest, sealed });
      const attributes = differing(strapi, type, entry, { known, frozen });
      return attributes.length > 0 ? [{ entry, attributes }] : [];
    });
  };

  /**
   * An entry and its seal are read one after the other: the software may have changed both in between,
   * where nobody has locked it. What stands when it is read again came by the gate.
   */
  const among = async (type: string, entries: readonly Entry[]): Promise<Tampered[]> => {
    const found = await compare(type, entries);
    if (found.length === 0) return [];
    const ids = found.map(({ entry }) => entry.id);
    const again = await compare(type, await findEntries(strapi, type, { id: { $in: ids } }));
    const still = new Set(again.map(({ entry }) => entry.id));
    return found.filter(({ entry }) => still.has(entry.id));
  };

  return {
    among,
    /** @throws Refusal CONTENT_CHANGED naming the first of them, and what of it */
    refuse: async (type: string, entries: readonly Entry[]): Promise<void> => {
      const [first] = await among(type, entries);
      if (!first) return;
      const { documentId } = first.entry;
      throw refuse('CONTENT_CHANGED', {
        type,
        documentId,
        kind: typeName(strapi, type),
        entry: await titleOf(strapi, type, documentId),
        attributes: first.attributes.join(', '),
      });
    },
  };
};

export type TamperedEntries = ReturnType<typeof createTampered>;
