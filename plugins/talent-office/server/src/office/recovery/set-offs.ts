import type { Core } from '@strapi/strapi';

import {
  fen,
  findEntries,
  getService,
  lockEntry,
  refuse,
  type Entry,
  type Fen,
  type Tx,
} from '../../platform';
import { disbursementType } from '../fund';

import { awardOf, recoveries } from './debt';
import { actOn, lockOwed, move, settleIfNothingIsOwed, type Cause } from './moves';

const setOffs = 'plugin::talent-office.set-off';

/** What waits to be taken off a payment, the earliest first. @throws Refusal CONTENT_CHANGED */
const pendingOf = async (strapi: Core.Strapi, disbursement: Pick<Entry, 'id'>) => {
  const where = { disbursement: { id: disbursement.id }, state: 'pending' };
  const found = await findEntries(strapi, setOffs, where);
  await getService(strapi, 'lifecycle').refuseTamperedAmong(setOffs, found);
  return found.sort((a, b) => a.id - b.id);
};

const sumOf = (found: readonly Entry[]): Fen =>
  fen(found.reduce((sum, { amountFen }) => sum + Number(amountFen), 0));

/** @throws Refusal REFERENCE_MISSING */
const lockPayment = (tx: Tx, strapi: Core.Strapi, setOff: Entry): Promise<Entry> => {
  const part = setOff.disbursement as Entry | null;
  if (!part) throw refuse('REFERENCE_MISSING', { type: setOffs, path: 'disbursement' });
  return lockEntry(tx, strapi, disbursementType, part.documentId);
};

const applicantOf = (award: Entry | null): number | undefined =>
  (award?.applicant as Entry | null | undefined)?.id;

/**
 * The payment is one to the very person who owes, is still to be sent, and is not less than what is taken
 * off it. Locked first: whoever sends it comes before, and is seen, or after, and pays what is left.
 * @throws Refusal SET_OFF_ELSEWHERE, SET_OFF_TOO_LATE, SET_OFF_TOO_MUCH
 */
const refuseWrong = async (tx: Tx, strapi: Core.Strapi, setOff: Entry): Promise<void> => {
  const { id, documentId } = await lockPayment(tx, strapi, setOff);
  const [part] = await findEntries(strapi, disbursementType, { documentId });
  const paid = part ? await awardOf(strapi, part) : null;
  const applicant = applicantOf(paid);
  if (applicant === undefined || applicant !== applicantOf(await awardOf(strapi, setOff))) {
    throw refuse('SET_OFF_ELSEWHERE', {}, 'disbursement');
  }
  if (part?.state !== 'committed') throw refuse('SET_OFF_TOO_LATE', {}, 'disbursement');
  const others = (await pendingOf(strapi, { id })).filter((one) => one.id !== setOff.id);
  if (sumOf(others) + Number(setOff.amountFen) > Number(part.amountFen)) {
    throw refuse('SET_OFF_TOO_MUCH', {}, 'amountFen');
  }
};

const take = async (
  tx: Tx,
  strapi: Core.Strapi,
  setOff: Entry,
  [from, to]: readonly ['recoverable' | 'offset', 'recoverable' | 'offset' | 'recovered'],
  cause: Cause,
): Promise<void> => {
  const debt = setOff.recovery as Entry | null;
  if (!debt) throw refuse('REFERENCE_MISSING', { type: setOffs, path: 'recovery' });
  const { documentId } = debt;
  // The debt first: of two who take off it at once, the second sees what the first has left.
  await lockEntry(tx, strapi, recoveries, documentId);
  const owed = await lockOwed(tx, strapi, setOff);
  const amount = fen(Number(setOff.amountFen));
  await move(tx, strapi, owed, { from, to, amount, cause });
  if (to === 'recovered') await settleIfNothingIsOwed(tx, strapi, documentId, owed, cause);
};

/** What waits to be taken off a payment goes its own way with that: recovered, or owed as before. */
const endAll = async (
  tx: Tx,
  strapi: Core.Strapi,
  disbursement: Pick<Entry, 'id' | 'documentId'>,
  action: 'apply' | 'giveBack',
  cause: Pick<Cause, 'actor' | 'operation' | 'requestId'>,
): Promise<void> => {
  for (const { documentId } of await pendingOf(strapi, disbursement)) {
    const operation = `${cause.operation}/${documentId}`;
    const causedBy = { ...cause, type: disbursementType, documentId: disbursement.documentId };
    await actOn(tx, strapi, setOffs, documentId, action, { ...causedBy, action, operation });
  }
};

/** What is never paid has nothing taken off it: it is owed as before. */
export const releaseSetOffs = (
  tx: Tx,
  strapi: Core.Strapi,
  disbursement: Pick<Entry, 'id' | 'documentId'>,
  cause: Cause,
): Promise<void> => endAll(tx, strapi, disbursement, 'giveBack', cause);

/** Registers what set-offs cause in the books, and in the payments that they are taken off. */
export const registerSetOffs = (strapi: Core.Strapi): void => {
  const { registerEffect } = getService(strapi, 'lifecycle');
  registerEffect('check-set-off', (tx, setOff) => refuseWrong(tx, strapi, setOff));
  registerEffect('hold-set-off', async (tx, setOff, cause) => {
    await refuseWrong(tx, strapi, setOff);
    await take(tx, strapi, setOff, ['recoverable', 'offset'], cause);
  });
  registerEffect('call-off-set-off', async (tx, setOff, cause) => {
    const part = await lockPayment(tx, strapi, setOff);
    if (part.state !== 'committed') throw refuse('SET_OFF_TOO_LATE', {}, 'disbursement');
    await take(tx, strapi, setOff, ['offset', 'recoverable'], cause);
  });
  registerEffect('apply-set-off', (tx, setOff, cause) =>
    take(tx, strapi, setOff, ['offset', 'recovered'], cause),
  );
  registerEffect('release-set-off', (tx, setOff, cause) =>
    take(tx, strapi, setOff, ['offset', 'recoverable'], cause),
  );
  const payments = getService(strapi, 'payments');
  payments.registerOffset(async (disbursement) => sumOf(await pendingOf(strapi, disbursement)));
  payments.onAnswer(async (tx, { disbursement }, answer, cause) => {
    if (!disbursement) return;
    await endAll(tx, strapi, disbursement, answer === 'settle' ? 'apply' : 'giveBack', cause);
  });
  // What an employer is paid for him is passed on whole: nothing of it is the debtor's to set off yet.
  payments.registerReason(async ({ disbursement, payeeKind }) => {
    if (!disbursement || payeeKind === 'talent') return [];
    if ((await pendingOf(strapi, disbursement)).length === 0) return [];
    return [
      {
        ...{ code: 'offset-payee', against: true },
        zh: '有欠款抵扣的拨付项只能拨付给本人，请先取消抵扣',
        en: 'something is set off: it is paid to the person alone, or the set-off is called off first',
      },
    ];
  });
};
