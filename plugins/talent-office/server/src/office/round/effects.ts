import type { Core } from '@strapi/strapi';

import type { Effect } from '../../engine/lifecycle';
import { findEntries, getService, refuse, type Entry, type Tx } from '../../platform';

import { openCases } from './cases';
import { roundBenefits, roundQuotas, rounds } from './windows';

const benefits = 'plugin::talent-office.benefit';
const lines = 'plugin::talent-office.fund-line';
const application = 'plugin::talent-office.fund-application';

type Cause = Parameters<Effect>[2];

const actOnParts = async (
  tx: Tx,
  strapi: Core.Strapi,
  round: Entry,
  part: { readonly type: string; readonly from: string; readonly action: 'adopt' | 'end' },
  { operation, requestId = null }: Cause,
): Promise<void> => {
  const found = await findEntries(strapi, part.type, { round: { id: round.id }, state: part.from });
  for (const { documentId } of found.sort((a, b) => a.id - b.id)) {
    await getService(strapi, 'lifecycle').actWithin(tx, {
      type: part.type,
      documentId,
      action: part.action,
      actor: { kind: 'system', id: `${rounds}:${round.documentId}` },
      requestId,
      operation: `${operation}/${part.action}/${documentId}`,
    });
  }
};

/** What decides the order, held against what an application has. @throws Refusal ROUND_ORDER_WRONG */
const refuseWrongOrder = (strapi: Core.Strapi, { method, orderBy }: Entry): void => {
  if (method !== 'ranking') return;
  const problem = getService(strapi, 'expressions').check(application, String(orderBy), 'int');
  if (problem) throw refuse('ROUND_ORDER_WRONG', { zh: problem.zh, en: problem.en }, 'orderBy');
};

/** @throws Refusal ROUND_WITHOUT_BENEFITS, ROUND_BENEFIT_LINE */
const refuseWrongBenefits = async (strapi: Core.Strapi, round: Entry): Promise<void> => {
  const parts = await findEntries(strapi, roundBenefits, { round: { id: round.id } });
  if (parts.length === 0) throw refuse('ROUND_WITHOUT_BENEFITS');
  for (const part of parts) {
    const id = (part.benefit as Entry | null)?.id ?? -1;
    const [benefit] = await findEntries(strapi, benefits, { id });
    const lineId = (benefit?.line as Entry | null)?.id ?? -1;
    const [line] = await findEntries(strapi, lines, { id: lineId });
    const sameYear = (line?.fundYear as Entry | null)?.id === (round.fundYear as Entry | null)?.id;
    if (!sameYear || line?.state !== 'open') {
      throw refuse('ROUND_BENEFIT_LINE', { title: String(benefit?.title ?? '—') }, 'benefit');
    }
  }
};

/** Registers what follows when a round is announced, cancelled or decided. */
export const registerRoundEffects = (strapi: Core.Strapi): void => {
  const lifecycle = getService(strapi, 'lifecycle');
  lifecycle.registerEffect('announce-round', async (tx, round, cause) => {
    refuseWrongOrder(strapi, round);
    await refuseWrongBenefits(strapi, round);
    const from = 'draft';
    await actOnParts(tx, strapi, round, { type: roundBenefits, from, action: 'adopt' }, cause);
    await actOnParts(tx, strapi, round, { type: roundQuotas, from, action: 'adopt' }, cause);
  });
  lifecycle.registerEffect('end-round-parts', async (tx, round, cause) => {
    const from = 'in-force';
    await actOnParts(tx, strapi, round, { type: roundBenefits, from, action: 'end' }, cause);
    await actOnParts(tx, strapi, round, { type: roundQuotas, from, action: 'end' }, cause);
  });
  lifecycle.registerEffect('refuse-undecided-round', async (tx, round) => {
    const count = (await openCases(tx, strapi, round)).length;
    if (count > 0) throw refuse('ROUND_UNDECIDED', { count });
  });
};
