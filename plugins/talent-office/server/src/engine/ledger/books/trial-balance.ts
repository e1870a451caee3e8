import type { Knex } from 'knex';

import { fen, tables, type Fen } from '../../../platform';
import type { Asset } from '../types';
import { lineOf } from './groups';

/** What stands on one line in one phase, all holders together; of the source, what it gave (negative). */
export interface TrialBalanceRow {
  readonly line: { readonly type: string; readonly documentId: string } | null;
  readonly phase: string;
  readonly asset: Asset;
  /** In fen, or places. */
  readonly balance: Fen;
  /** Accounts that are not empty. */
  readonly accounts: number;
}

interface Row {
  line_id: number;
  phase: string;
  asset: Asset;
  balance: number | string | null;
  accounts: number | string;
}

const named = async (knex: Knex, rows: readonly Row[]): Promise<TrialBalanceRow[]> => {
  const owners = (await knex(`${tables.accounts} as line`)
    .join(`${tables.accountOwners} as owner`, 'owner.id', 'line.owner_id')
    .whereNull('line.line_id')
    .select('line.id', 'owner.type', 'owner.document_id')) as {
    id: number;
    type: string;
    document_id: string;
  }[];
  const byId = new Map(owners.map((owner) => [owner.id, owner]));
  return rows.map((row) => {
    const owner = byId.get(Number(row.line_id));
    return {
      line: owner ? { type: owner.type, documentId: owner.document_id } : null,
      phase: row.phase,
      asset: row.asset,
      balance: fen(row.balance ?? 0),
      accounts: Number(row.accounts),
    };
  });
};

/** As the accounts say now. */
const current = (knex: Knex): Promise<Row[]> =>
  knex(`${tables.accounts} as account`)
    .groupByRaw(`${lineOf('account')}, account.phase, account.asset`)
    .orderByRaw(`${lineOf('account')}, account.phase`)
    .select(knex.raw(`${lineOf('account')} as line_id`), 'account.phase', 'account.asset')
    .sum({ balance: 'account.balance' })
    .select(
      knex.raw('sum(case when account.balance <> 0 then 1 else 0 end) as accounts'),
    ) as Promise<Row[]>;

/** As the transfers before an instant make them: nothing but the transfers is looked at. */
const replayed = (knex: Knex, instant: string): Promise<Row[]> => {
  const side = (name: 'debit' | 'credit', sign: '' | '-'): Knex.QueryBuilder =>
    knex(tables.transfers)
      .where('created_at', '<', instant)
      .select(`${name}_id as account_id`, knex.raw(`${sign}amount as moved`));
  const balances = knex
    .from(
      side('debit', '-')
        .unionAll([side('credit', '')])
        .as('moves'),
    )
    .groupBy('account_id')
    .select('account_id')
    .sum({ balance: 'moved' });
  return knex(`${tables.accounts} as account`)
    .join(balances.as('replay'), 'replay.account_id', 'account.id')
    .groupByRaw(`${lineOf('account')}, account.phase, account.asset`)
    .orderByRaw(`${lineOf('account')}, account.phase`)
    .select(knex.raw(`${lineOf('account')} as line_id`), 'account.phase', 'account.asset')
    .select(knex.raw('sum(replay.balance) as balance'))
    .select(
      knex.raw('sum(case when replay.balance <> 0 then 1 else 0 end) as accounts'),
    ) as Promise<Row[]>;
};

/**
 * All accounts by line and phase (试算平衡), with the source: each asset sums to zero.
 * @param before by replay of what was posted before this instant; `null` as the accounts stand now.
 */
export const trialBalance = async (knex: Knex, before: Date | null): Promise<TrialBalanceRow[]> =>
  named(knex, await (before === null ? current(knex) : replayed(knex, before.toISOString())));
