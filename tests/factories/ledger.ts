import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type {
  Asset,
  Cause,
  Holder,
  LineRef,
} from '../../plugins/talent-office/server/src/engine/ledger';
import { getService, transaction, type Tx } from '../../plugins/talent-office/server/src/platform';

/** A line of its own for each test: suites share one database. */
export const newLine = (asset: Asset = 'fen'): LineRef => ({
  type: 'api::line.line',
  documentId: randomUUID(),
  asset,
});

export const newHolder = (limit = 'money'): Holder => ({
  type: 'api::application.application',
  documentId: randomUUID(),
  limit,
});

export const newCause = (operation: string = randomUUID()): Cause => ({
  operation,
  reason: '测试',
  reference: 'test',
  actor: 'admin:1',
});

/** Runs work of one test in a transaction of the plugin's, under a key of its own. */
export const inTransaction = <T>(strapi: Core.Strapi, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction(strapi, { key: randomUUID(), input: null }, work);

/** The ledger with one transaction around each writing call, as a lone caller would have it. */
export const booksOf = (strapi: Core.Strapi) => {
  const ledger = getService(strapi, 'ledger');
  const knex = strapi.db.connection;
  return {
    ledger,
    knex,
    supply: (line: LineRef, amount: number, cause = newCause()) =>
      inTransaction(strapi, (tx) => ledger.supply(tx, line, amount, cause)),
    bring: (
      holder: Holder,
      line: LineRef | null,
      phase: string | null,
      amount: number,
      cause = newCause(),
    ) => inTransaction(strapi, (tx) => ledger.bring(tx, holder, line, phase, amount, cause)),
    held: (holder: Holder) => ledger.held(knex, holder),
    totals: (line: LineRef) => ledger.lineTotals(knex, line),
  };
};
