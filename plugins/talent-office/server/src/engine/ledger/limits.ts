import type { Knex } from 'knex';

import { fen, refuse, tables, type Tx } from '../../platform';
import {
  accountById,
  findAccount,
  findOwner,
  holdAccounts,
  lockHolder,
  openHold,
  type Account,
  type Owner,
} from './accounts';
import { holderCode, lineCode } from './codes';
import { post } from './posting';
import { notEnough, refuseAmount } from './refusals';
import {
  enginePhases,
  type Asset,
  type Cause,
  type Holder,
  type Holding,
  type LineRef,
  type Phase,
} from './types';

const isEnginePhase = (phase: Phase): boolean => enginePhases.some((name) => name === phase);

const sum = (accounts: readonly Account[]): number =>
  accounts.reduce((total, account) => total + account.balance, 0);

/** What one `bring` works with, read under the holder's lock. */
interface Holds {
  readonly owner: Owner;
  /** In `reserved` and `committed`, on any line. */
  readonly movable: readonly Account[];
  /** Gone on to registered phases. */
  readonly goneOn: number;
}

const readHolds = async (tx: Tx, holder: Holder): Promise<Holds> => {
  const owner = await lockHolder(tx, holder);
  const accounts = await holdAccounts(tx, owner.id);
  return {
    owner,
    movable: accounts.filter((account) => isEnginePhase(account.phase)),
    goneOn: sum(accounts.filter((account) => !isEnginePhase(account.phase))),
  };
};

/** Posts one step of a `bring`; an amount of 0 is none. */
type Move = (debit: Account, credit: Account, amount: number) => Promise<void>;

const mover =
  (tx: Tx, asset: Asset, cause: Cause, at: Date): Move =>
  async (debit, credit, amount) => {
    if (amount === 0) return;
    const { existing } = await post(tx, {
      operation: `${cause.operation} bring ${debit.code} ${credit.code}`,
      debit,
      credit,
      amount,
      reason: cause.reason,
      reference: cause.reference,
      actor: cause.actor,
      at,
      short: (free) => notEnough(asset, free, amount),
    });
    // The difference was computed from what stands now: a step of this name was undone in between.
    if (existing) throw refuse('IDEMPOTENCY_KEY_REUSED');
  };

interface Target {
  readonly line: LineRef;
  readonly phase: Phase;
  /** What should be held there after this call, without what has gone on. */
  readonly wanted: number;
}

/**
 * Fills the target from the same line's other phase and from `available`; resolves to what then is
 * left over, by account. The debit of `available` is the only one that can be refused: it comes first.
 */
const fill = async (
  tx: Tx,
  holds: Holds,
  target: Target,
  move: Move,
  at: Date,
): Promise<Map<Account, number>> => {
  const rest = new Map(holds.movable.map((account) => [account, account.balance]));
  const line = await findAccount(tx, lineCode(target.line));
  if (!line) {
    if (target.wanted > 0) throw notEnough(target.line.asset, 0, target.wanted);
    return rest;
  }
  const onLine = holds.movable.filter((account) => account.lineId === line.id);
  const there = onLine.find((account) => account.phase === target.phase);
  const kept = Math.min(there?.balance ?? 0, target.wanted);
  if (there) rest.set(there, there.balance - kept);
  let missing = target.wanted - kept;
  if (missing === 0) return rest;

  const others = onLine.filter((account) => account !== there);
  const fromAvailable = Math.max(0, missing - sum(others));
  // What is paid was committed before: `available` never pays for what nobody decided on.
  if (!isEnginePhase(target.phase) && fromAvailable > 0) {
    const wanted = target.wanted + holds.goneOn;
    throw refuseAmount('MORE_THAN_HELD', line.asset, { held: wanted - fromAvailable, wanted });
  }
  const credit = there ?? (await openHold(tx, line, holds.owner, target.phase, at.toISOString()));
  await move(line, credit, fromAvailable);
  missing -= fromAvailable;
  for (const account of others) {
    const taken = Math.min(account.balance, missing);
    await move(account, credit, taken);
    rest.set(account, account.balance - taken);
    missing -= taken;
  }
  return rest;
};

/** See `Ledger.bring`. */
export const bring = async (
  tx: Tx,
  holder: Holder,
  line: LineRef | null,
  phase: Phase | null,
  amount: number,
  cause: Cause,
  at: Date,
): Promise<void> => {
  if (fen(amount) < 0) throw new RangeError(`a limit's amount of ${amount} is negative`);
  const holds = await readHolds(tx, holder);
  let rest = new Map(holds.movable.map((account) => [account, account.balance]));
  if (phase !== null) {
    const asset = line?.asset ?? holds.movable[0]?.asset ?? 'fen';
    if (amount < holds.goneOn) {
      throw refuseAmount('AMOUNT_BELOW_USE', asset, { used: holds.goneOn, wanted: amount });
    }
    const wanted = amount - holds.goneOn;
    if (!line && wanted > 0) throw refuse('NO_LINE');
    if (line) {
      const move = mover(tx, line.asset, cause, at);
      rest = await fill(tx, holds, { line, phase, wanted }, move, at);
    }
  }
  for (const [account, left] of rest) {
    if (left === 0 || account.lineId === null) continue;
    const available = await accountById(tx, account.lineId);
    await mover(tx, account.asset, cause, at)(account, available, left);
  }
};

interface HoldingRow {
  phase: string;
  asset: Asset;
  balance: number | string;
  type: string;
  document_id: string;
}

/** See `Ledger.held`. */
export const held = async (knex: Knex, holder: Holder): Promise<Holding[]> => {
  const owner = await findOwner(knex, holderCode(holder));
  if (!owner) return [];
  const rows = (await knex(`${tables.accounts} as account`)
    .join(`${tables.accounts} as line`, 'line.id', 'account.line_id')
    .join(`${tables.accountOwners} as supplier`, 'supplier.id', 'line.owner_id')
    .where('account.owner_id', owner.id)
    .whereNot('account.balance', 0)
    .orderBy('account.id')
    .select(
      'account.phase',
      'account.asset',
      'account.balance',
      'supplier.type',
      'supplier.document_id',
    )) as HoldingRow[];
  return rows.map((row) => ({
    line: { type: row.type, documentId: row.document_id, asset: row.asset },
    phase: row.phase,
    amount: fen(row.balance),
  }));
};
