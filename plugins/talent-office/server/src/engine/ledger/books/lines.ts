import type { Knex } from 'knex';

import { fen, tables, type Fen } from '../../../platform';
import { lineCode, sourceCode } from '../codes';
import type { LineRef } from '../types';

/** A line that money or places ever came to. */
export interface OpenedLine {
  readonly line: LineRef;
  /** Id of its `available` account, by which flows name it. */
  readonly id: number;
  /** Code of that account. */
  readonly code: string;
  readonly closed: boolean;
}

/** Those of these lines that have an account, in the order given. */
export const openedLines = async (knex: Knex, lines: readonly LineRef[]): Promise<OpenedLine[]> => {
  const rows = (await knex(tables.accounts)
    .whereIn('code', lines.map(lineCode))
    .select('id', 'code', 'closed_at')) as { id: number; code: string; closed_at: string | null }[];
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return lines.flatMap((line) => {
    const row = byCode.get(lineCode(line));
    return row ? [{ line, id: row.id, code: row.code, closed: row.closed_at !== null }] : [];
  });
};

/**
 * What each line was first supplied with (年初预算): the amount of its first transfer from the source, in
 * fen or places, by the line's id. Later changes are told beside it, whichever way they were posted.
 */
export const firstSupplies = async (
  knex: Knex,
  lines: readonly OpenedLine[],
): Promise<ReadonlyMap<number, Fen>> => {
  const assets = [...new Set(lines.map(({ line }) => line.asset))];
  const sources = knex(tables.accounts).whereIn('code', assets.map(sourceCode)).select('id');
  const rows = (await knex(`${tables.transfers} as first`)
    .join(
      knex(tables.transfers)
        .whereIn('debit_id', sources)
        .whereIn(
          'credit_id',
          lines.map(({ id }) => id),
        )
        .groupBy('credit_id')
        .min({ id: 'id' })
        .as('earliest'),
      'earliest.id',
      'first.id',
    )
    .select('first.credit_id', 'first.amount')) as { credit_id: number; amount: number | string }[];
  return new Map(rows.map((row) => [row.credit_id, fen(row.amount)]));
};

/** What stands in a phase, of accounts that were opened within one span of time. */
export interface Standing {
  /** In fen, or places. */
  readonly amount: Fen;
  /** So many holders. */
  readonly count: number;
}

/**
 * What stands on lines in a phase, by how long it has stood: `since` are instants, the latest first; the
 * first span is what was opened at or after the first of them, the last what is older than all. It stands
 * since its account was opened, which the first transfer to it does.
 */
export const standing = async (
  knex: Knex,
  lines: readonly number[],
  phases: readonly string[],
  since: readonly Date[],
): Promise<Standing[]> => {
  const instants = since.map((instant) => instant.toISOString());
  const spans = instants.map((_instant, index) => `when opened_at >= ? then ${index}`).join(' ');
  const span = knex.raw(`case ${spans} else ${instants.length} end as span`, instants);
  const rows = (await knex
    .from(
      knex(tables.accounts)
        .whereIn('line_id', lines)
        .whereIn('phase', phases)
        .where('balance', '>', 0)
        .select('balance', instants.length > 0 ? span : knex.raw('0 as span'))
        .as('standing'),
    )
    .groupBy('span')
    .select('span')
    .sum({ amount: 'balance' })
    .count({ count: '*' })) as { span: number; amount: number | string; count: number | string }[];
  const bySpan = new Map(rows.map((row) => [Number(row.span), row]));
  return Array.from({ length: instants.length + 1 }, (_, index) => {
    const row = bySpan.get(index);
    return { amount: fen(row?.amount ?? 0), count: Number(row?.count ?? 0) };
  });
};
