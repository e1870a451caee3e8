import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { everyMinutes, getService, isMysql, tables, transaction, type Tx } from '../../../platform';
import { asFlow, flowKey, sidesOf, type FlowRow } from './groups';

/** Transfers that one transaction sums up: their rows are locked until it ends. */
const batchSize = 20_000;

interface FlowState {
  readonly rolled_to: number;
  readonly seen_to: number;
  readonly seen_at: number | string;
  readonly now: number | string;
}

const databaseSeconds = (knex: Knex): string =>
  isMysql(knex) ? 'UNIX_TIMESTAMP()' : "CAST(strftime('%s', 'now') AS INTEGER)";

/**
 * How long a number that MySQL has given out may stay without its row: as long as one statement may wait
 * for a lock. SQLite has one writer: there every lower number has its row, or never gets one.
 */
const settleSeconds = async (tx: Tx): Promise<number> => {
  if (!isMysql(tx)) return 0;
  const [[row]] = (await tx.raw('select @@innodb_lock_wait_timeout as seconds')) as [
    [{ seconds: number | string }],
  ];
  return 2 * Number(row.seconds) + 60;
};

const lockState = async (tx: Tx): Promise<FlowState> => {
  const state = (await tx(tables.ledgerFlowState)
    .where({ id: 1 })
    .forUpdate()
    .first('rolled_to', 'seen_to', 'seen_at')
    .select(tx.raw(`${databaseSeconds(tx)} as now`))) as FlowState | undefined;
  if (!state) throw new Error('the state of the monthly sums is missing');
  return state;
};

/** Adds the transfers of `(after, to]` to the sums. */
const addUp = async (tx: Tx, after: number, to: number): Promise<void> => {
  // Waits for whoever has written one of these rows and not committed yet; then they are read anew.
  await tx(tables.transfers).where('id', '>', after).where('id', '<=', to).forShare().count('id');
  const rows = (await sidesOf(tx, tables.transfers)
    .where('transfer.id', '>', after)
    .where('transfer.id', '<=', to)
    .groupBy(...flowKey)
    .select(asFlow(tx))
    .sum({ amount: 'transfer.amount' })
    .count({ times: '*' })) as FlowRow[];
  const added = (column: string) =>
    isMysql(tx)
      ? `${column} + values(${column})`
      : `${tables.ledgerFlows}.${column} + excluded.${column}`;
  for (const row of rows) {
    await tx(tables.ledgerFlows)
      .insert(row)
      .onConflict([...flowKey])
      .merge({ amount: tx.raw(added('amount')), times: tx.raw(added('times')) } as never);
  }
};

/** `done`: nothing more may be summed up yet. */
const rollBatch = async (tx: Tx, patience: 'settled' | 'at-once'): Promise<'more' | 'done'> => {
  const state = await lockState(tx);
  const rolledTo = Number(state.rolled_to);
  const seenTo = Number(state.seen_to);
  const row = tx(tables.ledgerFlowState).where({ id: 1 });
  if (rolledTo < seenTo) {
    const waited = Number(state.now) - Number(state.seen_at);
    if (patience === 'settled' && waited < (await settleSeconds(tx))) return 'done';
    const to = Math.min(seenTo, rolledTo + batchSize);
    await addUp(tx, rolledTo, to);
    await row.update({ rolled_to: to });
    return 'more';
  }
  const last = (await tx(tables.transfers).max({ id: 'id' }).first()) as { id: number | null };
  const seen = Number(last.id ?? 0);
  if (seen === seenTo) return 'done';
  await row.update({ seen_to: seen, seen_at: tx.raw(databaseSeconds(tx)) });
  // What is seen now is summed up when it has settled.
  return patience === 'at-once' || !isMysql(tx) ? 'more' : 'done';
};

/**
 * Brings the monthly sums forward. A transfer is summed up only when every lower number is settled: its
 * transaction has committed, or will never. So the sums lie behind, and what is read (`flows`) is never.
 * @param patience `at-once` only where nobody else writes: a command, a test, a benchmark.
 */
export const roll = async (
  strapi: Core.Strapi,
  name: string,
  patience: 'settled' | 'at-once' = 'settled',
  proceed: () => Promise<void> = () => Promise.resolve(),
): Promise<void> => {
  for (let batch = 0; ; batch += 1) {
    await proceed();
    const operation = { key: `ledger.roll/${name}/${batch}`, input: null };
    const outcome = await transaction(strapi, operation, (tx) => rollBatch(tx, patience));
    if (outcome === 'done') return;
  }
};

/** Throws the sums away, so that the next run makes them anew. The transfers are untouched. */
export const forget = async (tx: Tx): Promise<void> => {
  await lockState(tx);
  await tx(tables.ledgerFlows).delete();
  await tx(tables.ledgerFlowState)
    .where({ id: 1 })
    .update({ rolled_to: 0, seen_to: 0, seen_at: 0 });
};

/** Called in `register()`. */
export const registerBooks = (strapi: Core.Strapi): void => {
  getService(strapi, 'jobs').register({
    name: 'ledger.roll',
    title: { zh: '汇总各月资金流转', en: 'Sum up the transfers of each month' },
    schedule: everyMinutes(15),
    run: ({ slot, proceed }) => roll(strapi, `${slot}/${Date.now()}`, 'settled', proceed),
  });
};
