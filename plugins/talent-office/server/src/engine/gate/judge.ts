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

  return {
    create(type: string, data: Data): void {
      const declaration = declarations().of(type);
      if (!declaration?.states) return;
      refuseToken();
      dropEngineValues(type, data);
      data.state = initialState(declaration);
    },

    async created(type: string, { id }: { readonly id: number }): Promise<void> {
      if (!declarations().of(type)?.states) return;
      for (const { documentId } of await findEntries(strapi, type, { id })) {
        await authors.created(type, documentId);
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
        for (const attribute of await getService(strapi, 'lifecycle').frozen(type, entry)) {
          const kind = kinds[attribute];
          if (!kind || !(attribute in data)) continue;
          const after = valueAfter(kind, data[attribute], entry[attribute]);
          if (!sameValue(kind, after, entry[attribute])) {
            throw refuse('GUARDED_ATTRIBUTE', { attribute }, attribute);
          }
        }
        await authors.edited(type, entry, data);
      }
    },

    async delete(type: string, where: Record<string, unknown>): Promise<void> {
      const watching = getService(strapi, 'lifecycle').pointingTo(type);
      const declaration = declarations().of(type);
      if (!declaration?.states && watching.length === 0) return;
      if (declaration?.states) refuseToken();
      for (const entry of await findEntries(strapi, type, where)) {
        if (declaration?.states) {
          const started = (entry.state ?? initialState(declaration)) !== initialState(declaration);
          const found = await cases().latestOf({ type, documentId: entry.documentId });
          if (started || found || isFrozenFromCreation(declaration)) {
            throw refuse('DELETE_AFTER_CASE');
          }
        }
        for (const { type: holder, attribute } of watching) {
          const holders = await findEntries(strapi, holder, { [attribute]: { id: entry.id } });
          for (const one of holders) {
            const { documentId } = one;
            const found = await cases().latestOf({ type: holder, documentId });
            if (found && !found.ended) throw refuse('TARGET_OF_OPEN_CASE');
            // Strapi would empty the relation, and no hook of the holder would fire.
            if ((await getService(strapi, 'lifecycle').frozen(holder, one)).includes(attribute)) {
              throw refuse('TARGET_OF_FROZEN_ENTRY');
            }
          }
        }
      }
    },

    many(type: string): void {
      if (declarations().of(type)?.states) throw refuse('MANY_AT_ONCE');
    },
  };
};

export type Judge = ReturnType<typeof createJudge>;
