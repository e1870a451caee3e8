import type { Knex } from 'knex';

import {
  digest,
  fen,
  isDuplicateKey,
  refuse,
  tables,
  type Refusal,
  type Tx,
  type RowId,
} from '../../platform';
import type { Account } from './accounts';

/** One transfer as it is recorded; `amount` in fen or places. */
export interface Transfer {
  readonly id: RowId<'transfer'>;
  readonly opKey: string;
  readonly inputHash: string;
  readonly debitId: RowId<'account'>;
  readonly creditId: RowId<'account'>;
  readonly amount: number;
  readonly reason: string;
  readonly reference: string;
  readonly reversalOf: RowId<'transfer'> | null;
  readonly actor: string;
  readonly createdAt: string;
}

export interface TransferRow {
  id: RowId<'transfer'>;
  op_key: string;
  input_hash: string;
  debit_id: RowId<'account'>;
  credit_id: RowId<'account'>;
  amount: number | string;
  reason: string;
  reference: string;
  reversal_of: RowId<'transfer'> | null;
  actor: string;
  created_at: string;
}

export const toTransfer = (row: TransferRow): Transfer => ({
  id: row.id,
  opKey: row.op_key,
  inputHash: row.input_hash,
  debitId: row.debit_id,
  creditId: row.credit_id,
  amount: fen(row.amount),
  reason: row.reason,
  reference: row.reference,
  reversalOf: row.reversal_of,
  actor: row.actor,
  createdAt: row.created_at,
});

/** Hash over all that a transfer says: tells a repeat from another input, and an edit from a record. */
export const inputHash = (transfer: Omit<Transfer, 'id' | 'inputHash'>): string =>
  digest([
    transfer.opKey,
    transfer.debitId,
    transfer.creditId,
    transfer.amount,
    transfer.reason,
    transfer.reference,
    transfer.reversalOf,
    transfer.actor,
    transfer.createdAt,
  ]);

export const findTransfer = async (
  knex: Knex,
  where: Partial<Pick<TransferRow, 'id' | 'op_key' | 'reversal_of'>>,
): Promise<Transfer | null> => {
  const row = await knex<TransferRow>(tables.transfers).where(where).first();
  return row ? toTransfer(row) : null;
};

/** One transfer to post between two open accounts. */
export interface Posting {
  /** Any text that is unique for ever; stored as its hash. */
  readonly operation: string;
  readonly debit: Account;
  readonly credit: Account;
  /** Fen or places; a positive integer. */
  readonly amount: number;
  readonly reason: string;
  readonly reference: string;
  readonly actor: string;
  readonly at: Date;
  readonly reversalOf?: RowId<'transfer'>;
  /** Is this the sweep, which alone may debit a closed line? */
  readonly sweeps?: boolean;
  /** What to say when the debit account does not hold the amount. */
  short(free: number): Refusal;
}

/** `existing`: this very transfer was posted before, and nothing was done now. */
export interface Posted {
  readonly id: RowId<'transfer'>;
  readonly existing: boolean;
}

const change = (tx: Tx, id: RowId<'account'>, amount: number): Knex.QueryBuilder =>
  tx(tables.accounts)
    .where({ id })
    .update({
      balance: tx.raw('balance + ?', [amount]),
      movements: tx.raw('movements + 1'),
    });

const debited = async (tx: Tx, posting: Posting): Promise<boolean> => {
  const statement = change(tx, posting.debit.id, -posting.amount).where((mayPay) => {
    mayPay.where('may_be_negative', true).orWhere('balance', '>=', posting.amount);
  });
  if (!posting.sweeps) statement.whereNull('closed_at');
  return Number(await statement) === 1;
};

const giveBack = (tx: Tx, posting: Posting): Knex.QueryBuilder =>
  tx(tables.accounts)
    .where({ id: posting.debit.id })
    .update({
      balance: tx.raw('balance + ?', [posting.amount]),
      movements: tx.raw('movements - 1'),
    });

/** @throws Refusal IDEMPOTENCY_KEY_REUSED when the key stands for another transfer. */
const sameTransfer = (earlier: Transfer, wanted: Omit<Transfer, 'id' | 'inputHash'>): Posted => {
  const repeated = inputHash({ ...wanted, createdAt: earlier.createdAt });
  if (repeated !== earlier.inputHash) throw refuse('IDEMPOTENCY_KEY_REUSED');
  return { id: earlier.id, existing: true };
};

const explainShort = async (tx: Tx, posting: Posting): Promise<Refusal> => {
  const now = (await tx(tables.accounts)
    .where({ id: posting.debit.id })
    .first('balance', 'closed_at')) as { balance: number | string; closed_at: string | null };
  return now.closed_at !== null && !posting.sweeps
    ? refuse('LINE_CLOSED')
    : posting.short(fen(now.balance));
};

/**
 * Posts one transfer: subtracts where there is enough, records, adds. The debit comes before the
 * record so that a refusal leaves nothing behind, also when its caller catches it.
 *
 * Two accounts change, the debit first: what may be refused must be tried before anything is
 * written. So the rows are not locked in id order. An entry's accounts are under their owner's lock,
 * and of lines one transfer changes one, save for carry-over: only two lines that are swept into
 * each other at once, or two operations over several lines in opposite order, can deadlock, and the
 * transaction is then run again as a whole.
 */
export const post = async (tx: Tx, posting: Posting): Promise<Posted> => {
  const { debit, credit } = posting;
  if (!Number.isSafeInteger(posting.amount) || posting.amount <= 0) {
    throw new RangeError(`a transfer of ${posting.amount} is not a positive integer amount`);
  }
  if (debit.asset !== credit.asset) {
    throw new RangeError(`${debit.code} counts ${debit.asset}, ${credit.code} ${credit.asset}`);
  }
  if (debit.id === credit.id) throw new RangeError(`a transfer from ${debit.code} to itself`);
  const transfer = {
    opKey: digest(posting.operation),
    debitId: debit.id,
    creditId: credit.id,
    amount: posting.amount,
    reason: posting.reason,
    reference: posting.reference,
    reversalOf: posting.reversalOf ?? null,
    actor: posting.actor,
    createdAt: posting.at.toISOString(),
  };
  const recall = () => findTransfer(tx, { op_key: transfer.opKey });
  if (!(await debited(tx, posting))) {
    const earlier = await recall();
    if (earlier) return sameTransfer(earlier, transfer);
    throw await explainShort(tx, posting);
  }
  try {
    const [id] = await tx(tables.transfers).insert({
      op_key: transfer.opKey,
      input_hash: inputHash(transfer),
      debit_id: debit.id,
      credit_id: credit.id,
      amount: transfer.amount,
      reason: transfer.reason,
      reference: transfer.reference,
      reversal_of: transfer.reversalOf,
      actor: transfer.actor,
      created_at: transfer.createdAt,
    });
    await change(tx, credit.id, transfer.amount);
    return { id: Number(id) as RowId<'transfer'>, existing: false };
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await giveBack(tx, posting);
    const earlier = await recall();
    if (earlier) return sameTransfer(earlier, transfer);
    // The other unique key: this transfer's reversal was posted by another operation.
    throw refuse('ALREADY_REVERSED', { transfer: transfer.reversalOf });
  }
};
