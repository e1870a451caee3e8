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

/** May what is in one phase go on, or back, to another by `bring`? */
export type MayMove = (from: Phase, to: Phase) => boolean;

/** Where a `bring` is to lead: the line's account, where it has one, and the phase on it. */
interface Aim {
  readonly line: Account | null;
  readonly phase: Phase | null;
}

/** What one `bring` works with, read under the holder's lock. */
interface Holds {
  readonly owner: Owner;
  /** In `reserved` and `committed` on any line, and on the line aimed at what may move to its phase. */
  readonly movable: readonly Account[];
  /** Gone on to registered phases, and not for this call to move. */
  readonly goneOn: number;
}

const readHolds = async (
  tx: Tx,
  holder: Holder,
  { line, phase }: Aim,
  mayMove: MayMove,
): Promise<Holds> => {
  const owner = await lockHolder(tx, holder);
  const accounts = await holdAccounts(tx, owner.id);
  const isMovable = (account: Account): boolean =>
    isEnginePhase(account.phase) ||
    (phase !== null && account.lineId === line?.id && mayMove(account.phase, phase));
  return {
    owner,
    movable: accounts.filter(isMovable),
    goneOn: sum(accounts.filter((account) => !isMovable(account))),
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
  readonly account: Account | null;
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
  const line = target.account;
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
  { at, mayMove }: { readonly at: Date; readonly mayMove: MayMove },
): Promise<void> => {
  if (fen(amount) < 0) throw new RangeError(`a limit's amount of ${amount} is negative`);
  const account = line && (await findAccount(tx, lineCode(line)));
  const holds = await readHolds(tx, holder, { line: account, phase }, mayMove);
  let rest = new Map(holds.movable.map((one) => [one, one.balance]));
  if (phase !== null) {
    const asset = line?.asset ?? holds.movable[0]?.asset ?? 'fen';
    // What is with the bank, or was paid, is given back by nobody's correction of an amount.
    const used = holds.goneOn + sum(holds.movable.filter((one) => !isEnginePhase(one.phase)));
    if (amount < used) throw refuseAmount('AMOUNT_BELOW_USE', asset, { used, wanted: amount });
    const wanted = amount - holds.goneOn;
    if (!line && wanted > 0) throw refuse('NO_LINE');
    if (line) {
      const move = mover(tx, line.asset, cause, at);
      rest = await fill(tx, holds, { line, account, phase, wanted }, move, at);
    }
  }
  for (const [one, left] of rest) {
    if (left === 0 || one.lineId === null) continue;
    const available = await accountById(tx, one.lineId);
    await mover(tx, one.asset, cause, at)(one, available, left);
  }
};

interface HoldingRow {
  owner_id: number;
  phase: string;
  asset: Asset;
  balance: number | string;
  type: string;
  document_id: string;
}

const readHeld = async (knex: Knex, owners: readonly number[]): Promise<HoldingRow[]> =>
  (await knex(`${tables.accounts} as account`)
    .join(`${tables.accounts} as line`, 'line.id', 'account.line_id')
    .join(`${tables.accountOwners} as supplier`, 'supplier.id', 'line.owner_id')
    .whereIn('account.owner_id', [...owners])
    .whereNot('account.balance', 0)
    .orderBy('account.id')
    .select(
      'account.owner_id',
      'account.phase',
      'account.asset',
      'account.balance',
      'supplier.type',
      'supplier.document_id',
    )) as HoldingRow[];

const toHolding = (row: HoldingRow): Holding => ({
  line: { type: row.type, documentId: row.document_id, asset: row.asset },
  phase: row.phase,
  amount: fen(row.balance),
});

/** See `Ledger.held`. */
export const held = async (knex: Knex, holder: Holder): Promise<Holding[]> => {
  const owner = await findOwner(knex, holderCode(holder));
  return owner ? (await readHeld(knex, [owner.id])).map(toHolding) : [];
};

/** Codes of one statement: MySQL takes many more, SQLite 32,766. */
const batchSize = 5_000;

/** See `Ledger.heldOfEach`. */
export const heldOfEach = async (
  knex: Knex,
  { type, limit }: Omit<Holder, 'documentId'>,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, Holding[]>> => {
  const found = new Map<string, Holding[]>();
  for (let from = 0; from < documentIds.length; from += batchSize) {
    const batch = documentIds.slice(from, from + batchSize);
    const codes = new Map(batch.map((id) => [holderCode({ type, documentId: id, limit }), id]));
    const owners = await knex<Owner>(tables.accountOwners)
      .whereIn('code', [...codes.keys()])
      .select('id', 'code');
    const byOwner = new Map(owners.map(({ id, code }) => [id, codes.get(code) ?? '']));
    for (const row of await readHeld(knex, [...byOwner.keys()])) {
      const documentId = byOwner.get(row.owner_id) ?? '';
      found.set(documentId, [...(found.get(documentId) ?? []), toHolding(row)]);
    }
  }
  return found;
};
