import type { Core } from '@strapi/strapi';

import {
  attributeKinds,
  currentWriter,
  findEntries,
  getService,
  lockEntry,
  reading,
  refuse,
  sameValue,
  type Entry,
  type Tx,
} from '../../platform';
import { initialState, isFrozenFromCreation } from '../declaration';

import { createAuthors } from './authors';
import type { Data } from './events';
import { valueAfter } from './value-after';

/** Judges writes to types with a life cycle. Knows no caller: nobody passes. */
export const createJudge = (strapi: Core.Strapi) => {
  const authors = createAuthors(strapi);
  const declarations = () => getService(strapi, 'declarations');
  const cases = () => getService(strapi, 'approval');
  const lifecycle = () => getService(strapi, 'lifecycle');

  const dropEngineValues = (type: string, data: Data): void => {
    const written = [
      ...declarations().engineWritten(type),
      ...getService(strapi, 'files').listsOf(type),
    ];
    for (const attribute of written) delete data[attribute];
  };

  /** Case, holdings and audit know an entry by these: under another name it would have none. */
  const refuseOtherIdentity = (entry: Entry, data: Data): void => {
    for (const attribute of ['id', 'documentId'] as const) {
      const incoming = data[attribute];
      if (incoming !== undefined && String(incoming) !== String(entry[attribute])) {
        throw refuse('GUARDED_ATTRIBUTE', { attribute }, attribute);
      }
    }
  };

  /** Its owner would be two persons: one who writes and one who signs. */
  const refuseToken = (): void => {
    if (currentWriter(strapi).actor.kind === 'token') throw refuse('TOKEN_IS_NOBODY');
  };

  /** A caller may choose an id; case, seal and files of another entry are not to be had by it. */
  const refuseTakenIdentity = async (type: string, { documentId }: Data): Promise<void> => {
    if (documentId === undefined) return;
    if (!/^[a-z0-9]{1,64}$/.test(String(documentId)))
      throw refuse('ENTRY_ID_FORM', {}, 'documentId');
    const [taken] = await findEntries(strapi, type, { documentId });
    if (taken) throw refuse('ENTRY_ID_TAKEN', {}, 'documentId');
  };

  return {
    async create(type: string, data: Data): Promise<void> {
      const declaration = declarations().of(type);
      if (!declaration?.states) return;
      refuseToken();
      if (lifecycle().isMade(type)) throw refuse('MADE_BY_SOFTWARE');
      await refuseTakenIdentity(type, data);
      dropEngineValues(type, data);
      data.state = initialState(declaration);
    },

    async created(type: string, { id }: { readonly id: number }): Promise<void> {
      if (!declarations().of(type)?.states) return;
      for (const entry of await findEntries(strapi, type, { id })) {
        await authors.created(type, entry.documentId);
        await reading(strapi, (knex) => lifecycle().keepNew(knex as Tx, type, entry));
      }
    },

    async update(type: string, where: Record<string, unknown>, data: Data): Promise<void> {
      if (!declarations().of(type)?.states) return;
      refuseToken();
      dropEngineValues(type, data);
      const kinds = attributeKinds(strapi, type);
      for (const { documentId } of await findEntries(strapi, type, where)) {
        // Locked until Strapi has written: an action cannot pass between this look and the write.
        const entry = await reading(strapi, (knex) =>
          lockEntry(knex as Tx, strapi, type, documentId),
        );
        refuseOtherIdentity(entry, data);
        for (const attribute of await lifecycle().frozen(type, entry)) {
          const kind = kinds[attribute];
          if (!kind || !(attribute in data)) continue;
          const after = valueAfter(kind, data[attribute], entry[attribute]);
          if (!sameValue(kind, after, entry[attribute])) {
            throw refuse('GUARDED_ATTRIBUTE', { type, attribute }, attribute);
          }
        }
        await authors.edited(type, entry, data);
      }
    },

    /** Resolves to the entries that may go. */
    async delete(type: string, where: Record<string, unknown>): Promise<readonly Entry[]> {
      const watching = lifecycle().pointingTo(type);
      const declaration = declarations().of(type);
      if (!declaration?.states && watching.length === 0) return [];
      if (declaration?.states) refuseToken();
      const found = await findEntries(strapi, type, where);
      for (const { documentId } of found) {
        // As for an update: no case is opened between this look and the deletion.
        const entry = await reading(strapi, (knex) =>
          lockEntry(knex as Tx, strapi, type, documentId),
        );
        if (declaration?.states) {
          const started = await lifecycle().hasStarted(type, entry);
          const latest = await cases().latestOf({ type, documentId: entry.documentId });
          if (started || latest || isFrozenFromCreation(declaration)) {
            throw refuse('DELETE_AFTER_CASE');
          }
        }
        for (const { type: holder, attribute } of watching) {
          const holders = await findEntries(strapi, holder, { [attribute]: { id: entry.id } });
          for (const one of holders) {
            const { documentId } = one;
            const latest = await cases().latestOf({ type: holder, documentId });
            if (latest && !latest.ended) throw refuse('TARGET_OF_OPEN_CASE');
            // Strapi would empty the relation, and no hook of the holder would fire.
            if ((await lifecycle().frozen(holder, one)).includes(attribute)) {
              throw refuse('TARGET_OF_FROZEN_ENTRY');
            }
          }
        }
      }
      return found;
    },

    /**
     * Only once it is gone: a delete of the query layer has no transaction that would give the seal
     * back, and an entry without one can be written past the gate unseen. Its files go, too: somebody
     * may choose its id for another entry.
     */
    async deleted(type: string, { documentId }: Entry): Promise<void> {
      if (!declarations().of(type)?.states) return;
      await reading(strapi, async (knex) => {
        await lifecycle().forget(knex as Tx, { type, documentId });
        await getService(strapi, 'files').forget(knex as Tx, { type, documentId });
      });
    },

    many(type: string): void {
      if (declarations().of(type)?.states) throw refuse('MANY_AT_ONCE');
    },
  };
};
