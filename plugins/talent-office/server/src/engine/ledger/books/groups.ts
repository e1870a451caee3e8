import type { Knex } from 'knex';

import { isMysql } from '../../../platform';

/**
 * Accounts are told apart by line and phase: a line's own `available` account and all that stands on it
 * belong to that line, the source to itself.
 */
export const lineOf = (alias: string): string => `coalesce(${alias}.line_id, ${alias}.id)`;

/** The Asia/Shanghai month (`2026-11`) of an instant that is kept as UTC text; UTC+8 since 1991. */
export const monthOf = (knex: Knex, column: string): string =>
  isMysql(knex)
    ? `date_format(date_add(str_to_date(left(${column}, 19), '%Y-%m-%dT%H:%i:%s'), interval 8 hour), '%Y-%m')`
    : `strftime('%Y-%m', ${column}, '+8 hours')`;

/** One sum of transfers from one line and phase to another, in one month. */
export interface FlowRow {
  debit_line: number;
  debit_phase: string;
  credit_line: number;
  credit_phase: string;
  month: string;
  amount: number | string;
  times: number | string;
}

export const flowKey = [
  'debit_line',
  'debit_phase',
  'credit_line',
  'credit_phase',
  'month',
] as const satisfies readonly (keyof FlowRow)[];

/** Transfers with both sides told by line and phase; `transfer`, `debit` and `credit` are their names. */
export const sidesOf = (knex: Knex, from: string): Knex.QueryBuilder =>
  knex(`${from} as transfer`)
    .join('talent_office_accounts as debit', 'debit.id', 'transfer.debit_id')
    .join('talent_office_accounts as credit', 'credit.id', 'transfer.credit_id');

/** What a transfer adds to the sums: its key, its amount, and itself once. */
export const asFlow = (knex: Knex): Knex.Raw[] =>
  [
    `${lineOf('debit')} as debit_line`,
    'debit.phase as debit_phase',
    `${lineOf('credit')} as credit_line`,
    'credit.phase as credit_phase',
    `${monthOf(knex, 'transfer.created_at')} as month`,
  ].map((sql) => knex.raw(sql));
