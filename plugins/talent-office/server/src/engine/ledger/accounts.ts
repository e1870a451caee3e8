import type { Knex } from 'knex';

import { fen, isDuplicateKey, tables, type Tx, type RowId } from '../../platform';
import {
  accountCode,
  holdAccountCode,
  lineAccountCode,
  lineCode,
  ownerCode,
  sourceCode,
} from './codes';
import type { AccountRef, Asset, Holder, LineRef, Phase } from './types';

export interface Account {
  readonly id: RowId<'account'>;
  readonly code: string;
  readonly lineId: RowId<'account'> | null;
  readonly ownerId: number | null;
  readonly phase: Phase;
  readonly asset: Asset;
  /** Fen or places. */
  readonly balance: number;
  readonly mayBeNegative: boolean;
  readonly closedAt: string | null;
}

export interface Owner {
  readonly id: number;
  readonly code: string;
}

interface AccountRow {
  id: RowId<'account'>;
  code: string;
  line_id: RowId<'account'> | null;
  owner_id: number | null;
  phase: string;
  asset: Asset;
  balance: number | string;
  may_be_negative: number | boolean;
  closed_at: string | null;
}

const toAccount = (row: AccountRow): Account => ({
  id: row.id,
  code: row.code,
  lineId: row.line_id,
  ownerId: row.owner_id,
  phase: row.phase,
  asset: row.asset,
  balance: fen(row.balance),
  mayBeNegative: Boolean(row.may_be_negative),
  closedAt: row.closed_at,
});

const rows = (knex: Knex) => knex<AccountRow>(tables.accounts);

export const findAccount = async (knex: Knex, code: string): Promise<Account | null> => {
  const row = await rows(knex).where({ code }).first();
  return row ? toAccount(row) : null;
};

/** @throws Error when there is none: a transfer names an account that was removed. */
export const accountById = async (knex: Knex, id: RowId<'account'>): Promise<Account> => {
  const row = await rows(knex).where({ id }).first();
  if (!row) throw new Error(`account ${id} is missing`);
  return toAccount(row);
};

/** Reads an account and keeps it from changing until the transaction ends. */
export const lockAccount = async (tx: Tx, id: RowId<'account'>): Promise<Account> => {
  const row = await rows(tx).where({ id }).forUpdate().first();
  if (!row) throw new Error(`account ${id} is missing`);
  return toAccount(row);
};

/** The accounts of one owner on lines, oldest first. Read them under the owner's lock. */
export const holdAccounts = async (knex: Knex, ownerId: number): Promise<Account[]> => {
  const found = await rows(knex).where({ owner_id: ownerId }).whereNotNull('line_id').orderBy('id');
  return found.map(toAccount);
};

export const findOwner = async (knex: Knex, code: string): Promise<Owner | null> =>
  (await knex<Owner>(tables.accountOwners).where({ code }).first('id', 'code')) ?? null;

const openOwner = async (
  tx: Tx,
  code: string,
  entry: { type: string; documentId: string },
  limit: string,
): Promise<Owner> => {
  try {
    await tx(tables.accountOwners).insert({
      code,
      type: entry.type,
      document_id: entry.documentId,
      limit_name: limit,
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  const owner = await findOwner(tx, code);
  if (!owner) throw new Error(`owner ${code} could not be opened`);
  return owner;
};

/**
 * Takes the owner's row for this transaction, so that whoever changes what one holder holds takes
 * turns, even before it has an account. Locked by primary key: by another index MySQL locks two
 * records, in an order that two transactions need not share.
 */
const lockOwner = async (
  tx: Tx,
  entry: { type: string; documentId: string },
  limit: string,
): Promise<Owner> => {
  const code = ownerCode(entry.type, entry.documentId, limit);
  const owner = (await findOwner(tx, code)) ?? (await openOwner(tx, code, entry, limit));
  await tx(tables.accountOwners).where({ id: owner.id }).forUpdate().first('id');
  return owner;
};

export const lockHolder = (tx: Tx, holder: Holder): Promise<Owner> =>
  lockOwner(tx, holder, holder.limit);

export const lockLineOwner = (tx: Tx, line: LineRef): Promise<Owner> => lockOwner(tx, line, '');

/** Locks the owners of accounts that entries hold, in id order; lines and sources need no such lock. */
export const lockHoldersOf = async (tx: Tx, accounts: readonly Account[]): Promise<void> => {
  const ids = accounts.flatMap((account) =>
    account.lineId !== null && account.ownerId !== null ? [account.ownerId] : [],
  );
  for (const id of [...new Set(ids)].sort((a, b) => a - b)) {
    await tx(tables.accountOwners).where({ id }).forUpdate().first('id');
  }
};

interface NewAccount {
  code: string;
  lineId: RowId<'account'> | null;
  ownerId: number;
  phase: Phase;
  asset: Asset;
}

const open = async (tx: Tx, account: NewAccount, openedAt: string): Promise<Account> => {
  try {
    await tx(tables.accounts).insert({
      code: account.code,
      line_id: account.lineId,
      owner_id: account.ownerId,
      phase: account.phase,
      asset: account.asset,
      opened_at: openedAt,
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  const opened = await findAccount(tx, account.code);
  if (!opened) throw new Error(`account ${account.code} could not be opened`);
  return opened;
};

/** Opens a line's `available` account unless it is there. */
export const openLine = async (tx: Tx, line: LineRef, openedAt: string): Promise<Account> => {
  const code = lineCode(line);
  const found = await findAccount(tx, code);
  if (found) return found;
  const owner = await lockLineOwner(tx, line);
  const { asset } = line;
  return open(tx, { code, lineId: null, ownerId: owner.id, phase: 'available', asset }, openedAt);
};

/** Opens what marks a line's money as returned to the treasury. */
export const openReturned = async (
  tx: Tx,
  line: LineRef,
  available: Account,
  openedAt: string,
): Promise<Account> => {
  const owner = await lockLineOwner(tx, line);
  const { asset } = line;
  const code = lineAccountCode(owner.code, asset, 'returned');
  return open(
    tx,
    { code, lineId: available.id, ownerId: owner.id, phase: 'returned', asset },
    openedAt,
  );
};

/** Opens an entry's account for one phase on a line. The holder's lock is taken already. */
export const openHold = async (
  tx: Tx,
  line: Account,
  owner: Owner,
  phase: Phase,
  openedAt: string,
): Promise<Account> => {
  const code = holdAccountCode(line.code, owner.code, phase);
  const found = await findAccount(tx, code);
  if (found) return found;
  const { asset } = line;
  return open(tx, { code, lineId: line.id, ownerId: owner.id, phase, asset }, openedAt);
};

/** Finds or opens the account that a reference names. */
export const openAccount = async (tx: Tx, ref: AccountRef, openedAt: string): Promise<Account> => {
  const found = await findAccount(tx, accountCode(ref));
  if (found) return found;
  if ('source' in ref) throw new Error(`account ${sourceCode(ref.source)} is missing`);
  const line = await openLine(tx, ref.line, openedAt);
  if ('returned' in ref) return openReturned(tx, ref.line, line, openedAt);
  if (!('holder' in ref)) return line;
  const owner = await lockHolder(tx, ref.holder);
  return openHold(tx, line, owner, ref.phase, openedAt);
};
