import type { Knex } from 'knex';

import { fen, tables } from '../../platform';
import { wrongFlows } from './books/flow-check';
import { holdAccountCode, lineAccountCode, ownerCode, sourceCode } from './codes';
import { inputHash, toTransfer, type Transfer, type TransferRow } from './posting';
import type { Asset, VerifyFailure } from './types';

type Check = (knex: Knex) => Promise<unknown[]>;

const batchSize = 2000;

/**
 * Balances and counts of movements against the transfers. Each check is one statement, so that it
 * sees one moment of a ledger that others write to. The count finds a transfer that was deleted
 * together with its reversal.
 */
const balances: Check = async (knex) => {
  const side = (column: string) =>
    knex(tables.transfers)
      .groupBy(column)
      .select(`${column} as account_id`)
      .sum({ total: 'amount' })
      .count({ times: '*' });
  const rows = (await knex(`${tables.accounts} as account`)
    .leftJoin(side('credit_id').as('credits'), 'credits.account_id', 'account.id')
    .leftJoin(side('debit_id').as('debits'), 'debits.account_id', 'account.id')
    .whereRaw('account.balance <> coalesce(credits.total, 0) - coalesce(debits.total, 0)')
    .orWhereRaw('account.movements <> coalesce(credits.times, 0) + coalesce(debits.times, 0)')
    .select('account.id', 'account.code', 'account.balance', 'account.movements')
    .select(knex.raw('coalesce(credits.total, 0) - coalesce(debits.total, 0) as posted'))
    .select(
      knex.raw('coalesce(credits.times, 0) + coalesce(debits.times, 0) as transfers'),
    )) as Record<'balance' | 'movements' | 'posted' | 'transfers', string | number>[];
  return rows.map((row) => ({
    ...row,
    balance: Number(row.balance),
    movements: Number(row.movements),
    posted: Number(row.posted),
    transfers: Number(row.transfers),
  }));
};

const belowZero: Check = (knex) =>
  knex(tables.accounts)
    .where('balance', '<', 0)
    .whereNot({ phase: 'source' })
    .orWhere((wrong) => {
      wrong.where('may_be_negative', true).whereNot({ phase: 'source' });
    })
    .select('id', 'code', 'balance', 'may_be_negative');

const assetTotals: Check = async (knex) => {
  const sums = (await knex(tables.accounts)
    .groupBy('asset')
    .select('asset')
    .sum({ total: 'balance' })) as { asset: Asset; total: number | string }[];
  return sums
    .map(({ asset, total }) => ({ asset, total: fen(total) }))
    .filter(({ total }) => total !== 0);
};

const sides: Check = (knex) =>
  knex(`${tables.transfers} as transfer`)
    .leftJoin(`${tables.accounts} as debit`, 'debit.id', 'transfer.debit_id')
    .leftJoin(`${tables.accounts} as credit`, 'credit.id', 'transfer.credit_id')
    .whereNull('debit.id')
    .orWhereNull('credit.id')
    .orWhereRaw('debit.asset <> credit.asset')
    .select('transfer.id', 'transfer.debit_id', 'transfer.credit_id');

const reversals: Check = (knex) =>
  knex(`${tables.transfers} as reversal`)
    .leftJoin(`${tables.transfers} as original`, 'original.id', 'reversal.reversal_of')
    .whereNotNull('reversal.reversal_of')
    .where((wrong) => {
      wrong
        .whereNull('original.id')
        .orWhereRaw('original.amount <> reversal.amount')
        .orWhereRaw('original.debit_id <> reversal.credit_id')
        .orWhereRaw('original.credit_id <> reversal.debit_id');
    })
    .select('reversal.id', 'reversal.reversal_of');

/** Every transfer still says what was recorded. Read in batches: a ledger may be long. */
const records: Check = async (knex) => {
  const wrong: Pick<Transfer, 'id'>[] = [];
  for (let after = -1; ;) {
    const rows = await knex<TransferRow>(tables.transfers)
      .where('id', '>', after)
      .orderBy('id')
      .limit(batchSize);
    for (const row of rows) {
      const transfer = toTransfer(row);
      if (inputHash(transfer) !== transfer.inputHash) wrong.push({ id: transfer.id });
    }
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return wrong;
    after = last.id;
  }
};

interface AccountParts {
  id: number;
  code: string;
  phase: string;
  asset: Asset;
  owner_code: string | null;
  type: string | null;
  document_id: string | null;
  limit_name: string | null;
  line_id: number | null;
  line_code: string | null;
}

const expectedCode = (account: AccountParts): string => {
  const { asset, owner_code: owner, phase } = account;
  if (owner === null) return sourceCode(asset);
  if (phase === 'available') return lineAccountCode(owner, asset, phase);
  if (phase === 'returned' && account.limit_name === '')
    return lineAccountCode(owner, asset, phase);
  return holdAccountCode(account.line_code ?? '', owner, phase);
};

/** An account that was given to another entry, line, phase or asset no longer has its own code. */
const codes: Check = async (knex) => {
  const accounts = (await knex(`${tables.accounts} as account`)
    .leftJoin(`${tables.accountOwners} as owner`, 'owner.id', 'account.owner_id')
    .leftJoin(`${tables.accounts} as line`, 'line.id', 'account.line_id')
    .select('account.id', 'account.code', 'account.phase', 'account.asset', 'account.line_id')
    .select('owner.code as owner_code', 'owner.type', 'owner.document_id', 'owner.limit_name')
    .select('line.code as line_code')) as AccountParts[];
  return accounts
    .filter((account) => {
      const { type, document_id: documentId, limit_name: limit } = account;
      const owner =
        type !== null && documentId !== null && limit !== null
          ? ownerCode(type, documentId, limit)
          : null;
      return owner !== account.owner_code || account.code !== expectedCode(account);
    })
    .map(({ id, code }) => ({ id, code }));
};

const checks: readonly (readonly [string, Check])[] = [
  ['account balances are the sums of their transfers', balances],
  ['no account but the source is below zero', belowZero],
  ['each asset sums to zero with its source', assetTotals],
  ['both accounts of a transfer exist and count the same asset', sides],
  ['a reversal mirrors its transfer', reversals],
  ['a transfer says what was recorded', records],
  ['an account belongs to the owner, line and phase of its code', codes],
  ['monthly sums are those of their transfers', wrongFlows],
];

/** One check and the rows that it found wrong: none is good. */
export interface CheckResult {
  readonly check: string;
  readonly rows: readonly unknown[];
}

/** Runs every check, in order. */
export const runChecks = async (knex: Knex): Promise<CheckResult[]> => {
  const results: CheckResult[] = [];
  for (const [check, find] of checks) {
    try {
      results.push({ check, rows: await find(knex) });
    } catch (error) {
      // An amount that no ledger can hold is a finding, not the end of the checks.
      if (!(error instanceof RangeError)) throw error;
      results.push({ check, rows: [{ problem: error.message }] });
    }
  }
  return results;
};

/** See `Ledger.verify`. */
export const verify = async (knex: Knex): Promise<{ failures: VerifyFailure[] }> => ({
  failures: (await runChecks(knex)).filter(({ rows }) => rows.length > 0),
});
