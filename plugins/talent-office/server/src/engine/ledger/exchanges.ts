import type { Knex } from 'knex';

import { fen, tables } from '../../platform';

import { findAccount } from './accounts';
import { lineCode } from './codes';
import type { Exchange, LineRef } from './types';

/** See `Ledger.exchanges`. The other lines are named, so that a line's many holds are not read. */
export const exchanges = async (knex: Knex, line: LineRef): Promise<Exchange[]> => {
  const available = await findAccount(knex, lineCode(line));
  if (!available) return [];
  const others = (await knex(tables.accounts)
    .whereNull('line_id')
    .where({ phase: 'available', asset: line.asset })
    .whereNot({ id: available.id })
    .pluck('id')) as number[];
  const side = (own: 'debit_id' | 'credit_id', other: 'debit_id' | 'credit_id') =>
    knex(tables.transfers)
      .where(own, available.id)
      .whereIn(other, others)
      .groupBy('reference')
      .select('reference')
      .sum({ total: 'amount' }) as unknown as Promise<
      { reference: string; total: number | string }[]
    >;
  const net = new Map<string, number>();
  const add = (reference: string, amount: number) =>
    net.set(reference, (net.get(reference) ?? 0) + amount);
  for (const { reference, total } of await side('credit_id', 'debit_id'))
    add(reference, fen(total));
  for (const { reference, total } of await side('debit_id', 'credit_id'))
    add(reference, -fen(total));
  return [...net].map(([reference, amount]) => ({ reference, amount }));
};
