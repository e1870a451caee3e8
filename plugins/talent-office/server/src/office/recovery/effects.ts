import type { Core } from '@strapi/strapi';

import type { Effect } from '../../engine/lifecycle';
import { fen, getService, lockEntry, refuse, type Entry, type Tx } from '../../platform';
import { act, disbursementsOf, disbursementType as disbursement } from '../fund';

import { awardOf, recoveries, standingsOf, sumOf, type DebtPhase } from './debt';

const application = 'plugin::talent-office.fund-application';

type Cause = Parameters<Effect>[2];

/** @throws Error where the entry has none: its declaration asks for it before */
const lockAward = async (tx: Tx, strapi: Core.Strapi, entry: Entry): Promise<Entry> => {
  const award = await awardOf(strapi, entry);
  if (!award) throw new Error(`${entry.documentId} belongs to no award`);
  return lockEntry(tx, strapi, application, award.documentId);
};

/** Moves an amount of an award from one phase to another, of what was paid last first. */
const move = async (
  tx: Tx,
  strapi: Core.Strapi,
  award: Entry,
  { from, to, amount, cause }: { from: DebtPhase; to: DebtPhase; amount: number; cause: Cause },
): Promise<void> => {
  const standings = await standingsOf(strapi, tx, award, from);
  const held = sumOf(standings);
  if (held < amount) throw refuse('MORE_THAN_HELD', { held, wanted: amount });
  let left = amount;
  for (const { disbursement: one, line, amount: there } of standings) {
    const taken = Math.min(there, left);
    if (taken === 0) continue;
    const holder = { type: disbursement, documentId: one.documentId, limit: 'part' };
    await getService(strapi, 'ledger').transfer(tx, {
      opKey: `${cause.operation}/${from}/${to}/${one.documentId}/${line.documentId}`,
      debit: { line, holder, phase: from },
      credit: { line, holder, phase: to },
      amount: taken,
      reason: `${cause.type}: ${cause.action}`,
      reference: `${cause.type}:${cause.documentId}`,
      actor: `system:${cause.documentId}`,
    });
    left -= taken;
  }
};

const actOn = (
  tx: Tx,
  strapi: Core.Strapi,
  type: string,
  documentId: string,
  action: string,
  cause: Cause,
) =>
  getService(strapi, 'lifecycle').actWithin(tx, {
    type,
    documentId,
    action,
    actor: { kind: 'system', id: `${cause.type}:${cause.documentId}` },
    requestId: cause.requestId ?? null,
    operation: `${cause.operation}/${action}`,
  });

/** Nothing is owed any more: the recovery is over. */
const settleIfNothingIsOwed = async (
  tx: Tx,
  strapi: Core.Strapi,
  recovery: string,
  award: Entry,
  cause: Cause,
): Promise<void> => {
  if (sumOf(await standingsOf(strapi, tx, award, 'recoverable')) > 0) return;
  await actOn(tx, strapi, recoveries, recovery, 'settle', cause);
};

/** What is not paid yet is paid no more; of what was, as much as was decided is to come back. */
const recover = async (
  tx: Tx,
  strapi: Core.Strapi,
  recovery: Entry,
  cause: Cause,
): Promise<void> => {
  const award = await lockAward(tx, strapi, recovery);
  for (const { documentId, state } of await disbursementsOf(strapi, award)) {
    if (state === 'sent') throw refuse('MONEY_WITH_BANK');
    if (state === 'paid' || state === 'stopped') continue;
    await act(tx, strapi, documentId, 'stop', cause);
  }
  const isRevoked = recovery.kind === 'revoke';
  await actOn(tx, strapi, application, award.documentId, isRevoked ? 'revoke' : 'stop', cause);
  const amount = fen(Number(recovery.amountFen ?? 0));
  if (amount > 0) {
    await move(tx, strapi, award, { from: 'paid', to: 'recoverable', amount, cause });
  }
  if (amount === 0) await actOn(tx, strapi, recoveries, recovery.documentId, 'settle', cause);
};

const takeOff = async (
  tx: Tx,
  strapi: Core.Strapi,
  entry: Entry,
  to: 'recovered' | 'waived',
  cause: Cause,
): Promise<void> => {
  const { documentId } = entry.recovery as Entry;
  // The debt first: of two who take off it at once, the second sees what the first has left.
  await lockEntry(tx, strapi, recoveries, documentId);
  const award = await lockAward(tx, strapi, entry);
  const amount = fen(Number(entry.amountFen));
  await move(tx, strapi, award, { from: 'recoverable', to, amount, cause });
  await settleIfNothingIsOwed(tx, strapi, documentId, award, cause);
};

/** Registers what decisions on recoveries cause in the books. */
export const registerRecoveryEffects = (strapi: Core.Strapi): void => {
  const lifecycle = getService(strapi, 'lifecycle');
  lifecycle.registerEffect('recover', (tx, entry, cause) => recover(tx, strapi, entry, cause));
  lifecycle.registerEffect('receive-repayment', (tx, entry, cause) =>
    takeOff(tx, strapi, entry, 'recovered', cause),
  );
  lifecycle.registerEffect('write-off', (tx, entry, cause) =>
    takeOff(tx, strapi, entry, 'waived', cause),
  );
};
