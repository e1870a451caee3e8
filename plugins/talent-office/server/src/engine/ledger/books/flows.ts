import type { Knex } from 'knex';

import { fen, tables, type Fen } from '../../../platform';
import { asFlow, flowKey, sidesOf, type FlowRow } from './groups';

/** What went from one line and phase to another in one month. */
export interface Flow {
  /** Ids of the lines' `available` accounts, or of the source. */
  readonly debitLine: number;
  readonly debitPhase: string;
  readonly creditLine: number;
  readonly creditPhase: string;
  /** In Asia/Shanghai, `2026-11`. */
  readonly month: string;
  /** In fen, or places. */
  readonly amount: Fen;
  /** By so many transfers. */
  readonly times: number;
}

const toFlow = (row: FlowRow): Flow => ({
  debitLine: Number(row.debit_line),
  debitPhase: row.debit_phase,
  creditLine: Number(row.credit_line),
  creditPhase: row.credit_phase,
  month: row.month,
  amount: fen(row.amount),
  times: Number(row.times),
});

/** Transfers that the sums do not hold yet, each by itself. */
const younger = (knex: Knex): Knex.QueryBuilder =>
  sidesOf(knex, tables.transfers)
    .where('transfer.id', '>', knex(tables.ledgerFlowState).where({ id: 1 }).select('rolled_to'))
    .select([...asFlow(knex), knex.raw('transfer.amount as amount'), knex.raw('1 as times')]);

/**
 * Everything that went into, out of, or between these lines, by month. One statement, which sees the sums
 * and what is younger at one moment: it is what the transfers say now.
 */
export const flows = async (knex: Knex, lines: readonly number[]): Promise<Flow[]> => {
  if (lines.length === 0) return [];
  const touching = (query: Knex.QueryBuilder): Knex.QueryBuilder =>
    query.where((side) => {
      side.whereIn('debit_line', lines).orWhereIn('credit_line', lines);
    });
  const both = touching(knex(tables.ledgerFlows))
    .select(...flowKey, 'amount', 'times')
    .unionAll([
      touching(knex.from(younger(knex).as('younger'))).select(...flowKey, 'amount', 'times'),
    ]);
  const rows = (await knex
    .from(both.as('flow'))
    .groupBy(...flowKey)
    .select(...flowKey)
    .sum({ amount: 'amount', times: 'times' })) as FlowRow[];
  return rows.map(toFlow);
};
