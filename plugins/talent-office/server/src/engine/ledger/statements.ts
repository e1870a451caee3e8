import type { Knex } from 'knex';

import { fen, tables } from '../../platform';
import { findAccount } from './accounts';
import { toTransfer, type TransferRow } from './posting';
import type { Period, Statement, StatementRow } from './types';

/** See `Ledger.balance`. */
export const balance = async (knex: Knex, code: string): Promise<number> =>
  (await findAccount(knex, code))?.balance ?? 0;

const sideBefore = async (
  knex: Knex,
  side: 'debit_id' | 'credit_id',
  id: number,
  instant: string,
): Promise<number> => {
  const row = (await knex(tables.transfers)
    .where(side, id)
    .where('created_at', '<', instant)
    .sum({ total: 'amount' })
    .first()) as { total: number | string | null } | undefined;
  return fen(row?.total ?? 0);
};

/** See `Ledger.balanceAt`. */
export const balanceAt = async (knex: Knex, code: string, instant: Date): Promise<number> => {
  const account = await findAccount(knex, code);
  if (!account) return 0;
  const before = instant.toISOString();
  return (
    (await sideBefore(knex, 'credit_id', account.id, before)) -
    (await sideBefore(knex, 'debit_id', account.id, before))
  );
};

/** See `Ledger.statement`. */
export const statement = async (knex: Knex, code: string, period: Period): Promise<Statement> => {
  const opening = await balanceAt(knex, code, period.from);
  const account = await findAccount(knex, code);
  if (!account) return { opening, closing: opening, rows: [] };
  const found = (await knex(`${tables.transfers} as transfer`)
    .join(`${tables.accounts} as debit`, 'debit.id', 'transfer.debit_id')
    .join(`${tables.accounts} as credit`, 'credit.id', 'transfer.credit_id')
    .where((side) => {
      side.where('transfer.debit_id', account.id).orWhere('transfer.credit_id', account.id);
    })
    .where('transfer.created_at', '>=', period.from.toISOString())
    .where('transfer.created_at', '<', period.to.toISOString())
    .orderBy(['transfer.created_at', 'transfer.id'])
    .select(
      'transfer.*',
      'debit.code as debit_code',
      'credit.code as credit_code',
    )) as (TransferRow & {
    debit_code: string;
    credit_code: string;
  })[];
  let running = opening;
  const rows = found.map((row): StatementRow => {
    const transfer = toTransfer(row);
    const amount = transfer.creditId === account.id ? transfer.amount : -transfer.amount;
    running += amount;
    return {
      id: transfer.id,
      at: transfer.createdAt,
      counterpart: amount > 0 ? row.debit_code : row.credit_code,
      amount,
      balance: running,
      reason: transfer.reason,
      reference: transfer.reference,
      actor: transfer.actor,
      reversalOf: transfer.reversalOf,
    };
  });
  return { opening, closing: running, rows };
};
