import type { Knex } from 'knex';

import { fen, refuse, tables, type Tx, type RowId } from '../../platform';
import {
  findAccount,
  lockAccount,
  lockLineOwner,
  openLine,
  openReturned,
  type Account,
} from './accounts';
import { lineCode, sourceCode } from './codes';
import { post } from './posting';
import { notEnough, refuseAmount } from './refusals';
import type { Cause, LineRef, LineTotals } from './types';

const findSource = async (knex: Knex, line: LineRef): Promise<Account> => {
  const source = await findAccount(knex, sourceCode(line.asset));
  if (!source) throw new Error(`account ${sourceCode(line.asset)} is missing`);
  return source;
};

const posted = async (
  knex: Knex,
  debitId: RowId<'account'>,
  creditId: RowId<'account'>,
): Promise<number> => {
  const row = (await knex(tables.transfers)
    .where({ debit_id: debitId, credit_id: creditId })
    .sum({ total: 'amount' })
    .first()) as { total: number | string | null } | undefined;
  return fen(row?.total ?? 0);
};

/** Net of what came from `source`: carry-over from other lines is not supply. */
const suppliedTo = async (knex: Knex, source: Account, line: Account): Promise<number> =>
  (await posted(knex, source.id, line.id)) - (await posted(knex, line.id, source.id));

/** See `Ledger.supply`. The lock on the line's owner makes two changes of one supply take turns. */
export const supply = async (
  tx: Tx,
  line: LineRef,
  amount: number,
  cause: Cause,
  at: Date,
): Promise<void> => {
  const wanted = fen(amount);
  if (wanted < 0) throw new RangeError(`a supply of ${wanted} is negative`);
  await lockLineOwner(tx, line);
  const available = await openLine(tx, line, at.toISOString());
  const source = await findSource(tx, line);
  const up = await posted(tx, source.id, available.id);
  const down = await posted(tx, available.id, source.id);
  const supplied = up - down;
  if (wanted === supplied) return;
  const rises = wanted > supplied;
  const change = wanted - supplied;
  // Whatever reads these sums afterwards could not count them.
  const sums = rises ? [up + change, source.balance - change] : [down - change];
  if (!sums.every(Number.isSafeInteger)) throw refuse('SUPPLY_TOO_LARGE');
  const { existing } = await post(tx, {
    operation: `${cause.operation} supply ${available.code} ${rises ? 'up' : 'down'}`,
    debit: rises ? source : available,
    credit: rises ? available : source,
    amount: Math.abs(change),
    reason: cause.reason,
    reference: cause.reference,
    actor: cause.actor,
    at,
    short: (free) =>
      refuseAmount('SUPPLY_BELOW_USE', line.asset, { used: supplied - free, wanted }),
  });
  // The difference was computed from what stands now: a step of this name was undone in between.
  if (existing) throw refuse('IDEMPOTENCY_KEY_REUSED');
};

/** See `Ledger.close`. */
export const close = async (tx: Tx, line: LineRef, at: Date): Promise<void> => {
  const available = await findAccount(tx, lineCode(line));
  if (!available) throw refuse('NO_LINE');
  await tx(tables.accounts)
    .where({ id: available.id })
    .whereNull('closed_at')
    .update({ closed_at: at.toISOString() });
};

/** See `Ledger.sweep`. */
export const sweep = async (
  tx: Tx,
  line: LineRef,
  to: LineRef | 'returned',
  { cause, at, amount: asked }: { cause: Cause; at: Date; amount?: number | undefined },
): Promise<number> => {
  const found = await findAccount(tx, lineCode(line));
  if (!found) throw refuse('NO_LINE');
  const credit =
    to === 'returned'
      ? await openReturned(tx, line, found, at.toISOString())
      : await openLine(tx, to, at.toISOString());
  const available = await lockAccount(tx, found.id);
  if (available.closedAt === null) throw refuse('LINE_NOT_CLOSED');
  const amount = asked ?? available.balance;
  if (amount === 0) return 0;
  const { existing } = await post(tx, {
    operation: `${cause.operation} sweep ${available.code} ${credit.code}`,
    debit: available,
    credit,
    amount,
    reason: cause.reason,
    reference: cause.reference,
    actor: cause.actor,
    at,
    sweeps: true,
    short: (free) => notEnough(line.asset, free, amount),
  });
  if (existing) throw refuse('IDEMPOTENCY_KEY_REUSED');
  return amount;
};

const nothing: LineTotals = {
  supplied: 0,
  carried: 0,
  available: 0,
  byPhase: {},
  closed: false,
};

/** See `Ledger.lineTotals`. */
export const lineTotals = async (knex: Knex, line: LineRef): Promise<LineTotals> => {
  const available = await findAccount(knex, lineCode(line));
  if (!available) return nothing;
  const sums = (await knex(tables.accounts)
    .where({ line_id: available.id })
    .groupBy('phase')
    .select('phase')
    .sum({ total: 'balance' })) as { phase: string; total: number | string }[];
  const byPhase = Object.fromEntries(sums.map(({ phase, total }) => [phase, fen(total)]));
  const supplied = await suppliedTo(knex, await findSource(knex, line), available);
  const held = Object.values(byPhase).reduce((sum, amount) => sum + amount, 0);
  return {
    supplied,
    carried: available.balance + held - supplied,
    available: available.balance,
    byPhase,
    closed: available.closedAt !== null,
  };
};
