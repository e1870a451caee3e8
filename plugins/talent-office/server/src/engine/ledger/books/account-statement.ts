import type { Knex } from 'knex';

import { fen, tables, type Fen } from '../../../platform';
import { toTransfer, type Transfer, type TransferRow } from '../posting';
import type { Period } from '../types';

/** A transfer as one account sees it. */
export interface StatementEntry extends Transfer {
  /** Positive: came in. Negative: went out. */
  readonly signed: Fen;
  /** After it. */
  readonly balance: Fen;
}

export interface AccountStatement {
  /** Before the period. */
  readonly opening: Fen;
  /** After all of the period, whichever page is shown. */
  readonly closing: Fen;
  /** Before the first transfer of the page. */
  readonly carriedForward: Fen;
  /** Transfers of the period. */
  readonly total: number;
  readonly entries: readonly StatementEntry[];
}

export interface StatementPage {
  readonly offset: number;
  readonly limit: number;
}

interface Sums {
  debits: number | string | null;
  credits: number | string | null;
  times: number | string;
}

/**
 * One account over `[from, to)`: opening balance, a page of its transfers with the balance after each,
 * closing balance. By replay of the transfers; the stored balance is not looked at.
 */
export const accountStatement = async (
  knex: Knex,
  accountId: number,
  { from, to }: Period,
  { offset, limit }: StatementPage,
): Promise<AccountStatement> => {
  // Each side by its own index, which holds account, counterpart, instant and amount.
  const side = (column: 'debit_id' | 'credit_id', other: string) =>
    knex(tables.transfers)
      .where(column, accountId)
      .select(
        'id',
        'created_at',
        knex.raw(`${column === 'debit_id' ? 'amount' : '0'} as debit`),
        knex.raw(`${other === 'debit_id' ? 'amount' : '0'} as credit`),
      );
  const within = (query: Knex.QueryBuilder): Knex.QueryBuilder =>
    query.where('created_at', '>=', from.toISOString()).where('created_at', '<', to.toISOString());
  const both = (narrow: (query: Knex.QueryBuilder) => Knex.QueryBuilder): Knex.QueryBuilder =>
    narrow(side('debit_id', 'credit_id')).unionAll([narrow(side('credit_id', 'debit_id'))]);
  const sumOf = async (query: Knex.QueryBuilder): Promise<{ net: Fen; times: number }> => {
    const row = (await knex
      .from(query.as('moved'))
      .sum({ debits: 'debit', credits: 'credit' })
      .count({ times: '*' })
      .first()) as Sums;
    return { net: fen(fen(row.credits ?? 0) - fen(row.debits ?? 0)), times: Number(row.times) };
  };
  const opening = (await sumOf(both((query) => query.where('created_at', '<', from.toISOString()))))
    .net;
  const all = await sumOf(both(within));
  const ordered = () => knex.from(both(within).as('moved')).orderBy(['created_at', 'id']);
  const skipped =
    offset === 0 ? 0 : (await sumOf(ordered().limit(offset).select('debit', 'credit'))).net;
  const ids = (await ordered().offset(offset).limit(limit).select('id')) as { id: number }[];
  const rows = await knex<TransferRow>(tables.transfers)
    .whereIn(
      'id',
      ids.map(({ id }) => id),
    )
    .orderBy(['created_at', 'id']);
  const carriedForward = fen(opening + skipped);
  let running: number = carriedForward;
  const entries = rows.map((row): StatementEntry => {
    const transfer = toTransfer(row);
    const signed = fen(transfer.creditId === accountId ? transfer.amount : -transfer.amount);
    running += signed;
    return { ...transfer, signed, balance: fen(running) };
  });
  return { opening, closing: fen(opening + all.net), carriedForward, total: all.times, entries };
};
