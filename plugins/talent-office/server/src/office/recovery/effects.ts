import type { Core } from '@strapi/strapi';

import { fen, getService, lockEntry, refuse, type Entry, type Tx } from '../../platform';
import { act, disbursementsOf } from '../fund';

import { application, recoveries } from './debt';
import { actOn, lockOwed, move, settleIfNothingIsOwed, type Cause } from './moves';
import { releaseSetOffs } from './set-offs';

/** What is not paid yet is paid no more. @throws Refusal MONEY_WITH_BANK */
const endAward = async (
  tx: Tx,
  strapi: Core.Strapi,
  award: Entry,
  action: 'stop' | 'revoke',
  cause: Cause,
): Promise<void> => {
  for (const { id, documentId, state } of await disbursementsOf(strapi, award)) {
    if (state === 'sent') throw refuse('MONEY_WITH_BANK');
    if (state === 'paid' || state === 'stopped') continue;
    await act(tx, strapi, documentId, 'stop', cause);
    await releaseSetOffs(tx, strapi, { id, documentId }, cause);
  }
  await actOn(tx, strapi, application, award.documentId, action, cause);
};

/** Of what was paid, as much as was decided is to come back; a project or an expenditure was ended before. */
const recover = async (
  tx: Tx,
  strapi: Core.Strapi,
  recovery: Entry,
  cause: Cause,
): Promise<void> => {
  const owed = await lockOwed(tx, strapi, recovery);
  if (owed.type === application) {
    const action = recovery.kind === 'revoke' ? 'revoke' : 'stop';
    await endAward(tx, strapi, owed.entry, action, cause);
  }
  const amount = fen(Number(recovery.amountFen ?? 0));
  if (amount > 0) {
    await move(tx, strapi, owed, { from: 'paid', to: 'recoverable', amount, cause });
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
  const owed = await lockOwed(tx, strapi, entry);
  const amount = fen(Number(entry.amountFen));
  await move(tx, strapi, owed, { from: 'recoverable', to, amount, cause });
  await settleIfNothingIsOwed(tx, strapi, documentId, owed, cause);
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
