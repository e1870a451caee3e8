import type { Knex } from 'knex';

import { tables } from '../../../platform';
import { toTransfer, type Transfer, type TransferRow } from '../posting';
import { monthOf } from './groups';

/** Which transfers a figure is made of; those to or from what is named. */
export interface TransferFilter {
  /** Ids of `available` accounts. */
  readonly lines: readonly number[];
  /** To or from one of these phases of the lines, but not within them. */
  readonly phases?: readonly string[];
  /** In Asia/Shanghai, `2026-11`. */
  readonly month?: string;
  /** Only transfers older than this id. */
  readonly before?: number;
  readonly limit: number;
}

/** Newest first. */
export const transfersOf = async (knex: Knex, filter: TransferFilter): Promise<Transfer[]> => {
  const { lines, phases, month, before, limit } = filter;
  if (lines.length === 0) return [];
  const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');
  const inGroup = (side: 'debit' | 'credit'): Knex.Raw =>
    phases === undefined
      ? knex.raw(`coalesce(${side}.line_id, ${side}.id) in (${marks(lines)})`, [...lines])
      : knex.raw(
          `(coalesce(${side}.line_id, ${side}.id) in (${marks(lines)}) and ${side}.phase in (${marks(phases)}))`,
          [...lines, ...phases],
        );
  // By number from the newest one down, as far as the page reaches: joined the other way round, the
  // database would first collect all transfers of the line.
  const query = knex(`${tables.transfers} as transfer`)
    .join(`${tables.accounts} as debit`, 'debit.id', 'transfer.debit_id')
    .join(`${tables.accounts} as credit`, 'credit.id', 'transfer.credit_id')
    .where((side) => {
      if (phases === undefined) side.where(inGroup('debit')).orWhere(inGroup('credit'));
      else side.whereRaw('? <> ?', [inGroup('debit'), inGroup('credit')]);
    })
    .orderBy('transfer.id', 'desc')
    .limit(limit)
    .select('transfer.*');
  if (before !== undefined) query.where('transfer.id', '<', before);
  if (month !== undefined) query.whereRaw(`${monthOf(knex, 'transfer.created_at')} = ?`, [month]);
  return ((await query) as TransferRow[]).map(toTransfer);
};

export const reversalsOf = async (
  knex: Knex,
  ids: readonly number[],
): Promise<ReadonlyMap<number, number>> => {
  const rows = (await knex(tables.transfers)
    .whereIn('reversal_of', ids)
    .select('id', 'reversal_of')) as { id: number; reversal_of: number }[];
  return new Map(rows.map((row) => [row.reversal_of, row.id]));
};
