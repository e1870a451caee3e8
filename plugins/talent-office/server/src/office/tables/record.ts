import { AsyncLocalStorage } from 'node:async_hooks';

import type { Core } from '@strapi/strapi';

import { currentWriter, getService, reading, type Tx } from '../../platform';

import { findTable, tableType, type StoredTable } from './find';

/** The table as it stood before its document is written: its rows are written before it is. */
const writing = new AsyncLocalStorage<StoredTable | null>();

/** Runs the write of a document of which `before` stood. */
export const recordedFrom = <Result>(before: StoredTable | null, write: () => Result): Result =>
  writing.run(before, write);

const told = (table: StoredTable | null) =>
  table && {
    key: table.key,
    title: table.title,
    valueKind: table.valueKind,
    rows: table.rows.map(({ key, value, validFrom, validUntil }) => ({
      key,
      value,
      validFrom: validFrom ?? null,
      validUntil: validUntil ?? null,
    })),
  };

interface WriteEvent {
  readonly result?: { readonly id?: number } | null;
}

/**
 * Records every change of a table with what it said before and says after: people are paid by it. In
 * the transaction of the write. Called once, in `bootstrap()`.
 */
export const recordTables = (strapi: Core.Strapi): void => {
  const record = async (verb: string, after: StoredTable | null): Promise<void> => {
    const before = verb === 'create' ? null : (writing.getStore() ?? null);
    const documentId = (after ?? before)?.documentId;
    if (documentId === undefined) return;
    const { actor, requestId } = currentWriter(strapi);
    await reading(strapi, (knex) =>
      getService(strapi, 'audit').record(knex as Tx, {
        actor,
        action: `named-table.${verb}`,
        target: { type: tableType, documentId },
        before: told(before) ?? undefined,
        after: told(after) ?? undefined,
        // The trail keeps digests of both; here it is what stands in them that says who was paid by what.
        details: { before: told(before), after: told(after) },
        requestId,
      }),
    );
  };
  const written = async (verb: string, { result }: WriteEvent): Promise<void> => {
    const id = result?.id;
    await record(verb, id === undefined ? null : await findTable(strapi, { id }));
  };
  strapi.db.lifecycles.subscribe({
    models: [tableType],
    afterCreate: (event: WriteEvent) => written('create', event),
    afterUpdate: (event: WriteEvent) => written('update', event),
    afterDelete: () => record('delete', null),
  } as unknown as Parameters<typeof strapi.db.lifecycles.subscribe>[0]);
};
