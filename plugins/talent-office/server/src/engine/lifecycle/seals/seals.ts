import type { Core } from '@strapi/strapi';

import {
  getService,
  isDuplicateKey,
  lockEntry,
  reading,
  refuse,
  tables,
  writeEntry,
  type Entry,
  type Tx,
} from '../../../platform';
import type { Digests, Target } from '../../approval';

import { digestsOf } from './digests';
import type { Guarded } from './guarded';

/**
 * How the engine left an entry: the digests of its state and of everything that is frozen in some state.
 * Whatever stands otherwise later came past the gate. While a case is open the case keeps them.
 */
export const createSeals = (strapi: Core.Strapi, guarded: Guarded['guarded']) => {
  /** `null` for an entry that the engine has not touched since seals were kept. */
  const of = ({ type, documentId }: Target): Promise<Digests | null> =>
    reading(strapi, async (knex) => {
      const row = (await knex(tables.entrySeals)
        .where({ target_type: type, target_document_id: documentId })
        .first('guarded')) as { guarded: string } | undefined;
      return row ? (JSON.parse(row.guarded) as Digests) : null;
    });

  /** The same of many entries of a type, by documentId; what was never sealed is not among them. */
  const ofEach = (
    type: string,
    documentIds: readonly string[],
  ): Promise<ReadonlyMap<string, Digests>> =>
    reading(strapi, async (knex) => {
      const rows = (await knex(tables.entrySeals)
        .where({ target_type: type })
        .whereIn('target_document_id', documentIds)
        .select('target_document_id', 'guarded')) as {
        target_document_id: string;
        guarded: string;
      }[];
      return new Map(
        rows.map((row) => [row.target_document_id, JSON.parse(row.guarded) as Digests]),
      );
    });

  const digestsNow = async (type: string, entry: Entry, distrusted: Digests): Promise<string> => {
    const { documentId } = entry;
    const before = await of({ type, documentId });
    const latest = await getService(strapi, 'approval').latestOf({ type, documentId });
    const names = new Set([
      'state',
      ...guarded(type),
      ...getService(strapi, 'declarations').engineWritten(type),
      ...Object.keys(latest?.guarded ?? {}),
      ...Object.keys(before ?? {}),
    ]);
    return JSON.stringify({ ...digestsOf(strapi, type, entry, [...names]), ...distrusted });
  };

  /**
   * Keeps an entry as it stands, in the transaction that has just written it.
   * @param distrusted digests that are kept instead of what stands: it came past the gate
   */
  const seal = async (
    tx: Tx,
    type: string,
    entry: Entry,
    distrusted: Digests = {},
  ): Promise<void> => {
    const digests = await digestsNow(type, entry, distrusted);
    await tx(tables.entrySeals)
      .insert({ target_type: type, target_document_id: entry.documentId, guarded: digests })
      .onConflict(['target_type', 'target_document_id'])
      .merge(['guarded']);
  };

  /** The first one, of an entry that was just created. @throws Refusal ENTRY_ID_TAKEN */
  const sealNew = async (tx: Tx, type: string, entry: Entry): Promise<void> => {
    const digests = await digestsNow(type, entry, {});
    try {
      await tx(tables.entrySeals).insert({
        target_type: type,
        target_document_id: entry.documentId,
        guarded: digests,
      });
    } catch (error) {
      if (isDuplicateKey(error)) throw refuse('ENTRY_ID_TAKEN', {}, 'documentId');
      throw error;
    }
  };

  return {
    of,
    ofEach,
    seal,
    sealNew,
    /** Writes values that the engine works out outside of an action, and keeps them. */
    write: async (
      tx: Tx,
      type: string,
      { id, documentId }: Entry,
      values: Readonly<Record<string, unknown>>,
    ): Promise<void> => {
      await writeEntry(tx, strapi, type, id, values);
      await seal(tx, type, await lockEntry(tx, strapi, type, documentId));
    },
    remove: async (tx: Tx, { type, documentId }: Target): Promise<void> => {
      await tx(tables.entrySeals)
        .where({ target_type: type, target_document_id: documentId })
        .delete();
    },
  };
};

export type Seals = ReturnType<typeof createSeals>;
