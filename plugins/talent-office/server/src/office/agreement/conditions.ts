import type { Core } from '@strapi/strapi';

import type { PaymentReason } from '../../../../shared/contracts/payment-batches';
import { valueLabels } from '../../../../shared/labels';
import type { ConditionKind } from '../../../../shared/vocabulary';
import { evaluateNow } from '../../engine/lifecycle';
import { findEntries, getService, Refusal, type Entry } from '../../platform';

import { pendingAmendment } from './amended';
import { agreementOf } from './service';
import { conditions } from './types';

const unsigned: PaymentReason = {
  code: 'agreement-unsigned',
  against: true,
  zh: '协议尚未签订',
  en: 'its agreement is not signed yet',
};

const broken: PaymentReason = {
  code: 'agreement-broken',
  against: true,
  zh: '协议已认定违约',
  en: 'its agreement was broken',
};

/** He was in post when he was confirmed: where the confirmation was revoked since, he is not. */
const confirmed = async (strapi: Core.Strapi, condition: Entry): Promise<boolean> => {
  try {
    const source = 'inPostConfirmed(yearOf(disbursement.dueOn))';
    return (await evaluateNow(strapi, conditions, condition, source, 'bool')).value === true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'FACTS_MISSING') return false;
    throw error;
  }
};

const isMet = (strapi: Core.Strapi, condition: Entry): Promise<boolean> =>
  condition.kind === 'in-post'
    ? confirmed(strapi, condition)
    : Promise.resolve(condition.state === 'met');

const unmet = ({ kind, requirement }: Entry): PaymentReason => {
  const { zh, en } = valueLabels[kind as ConditionKind];
  return {
    code: 'condition-open',
    against: true,
    zh: `拨付条件未达成：${zh}「${String(requirement)}」`,
    en: `a condition is not met: ${en}, "${String(requirement)}"`,
  };
};

/**
 * What the agreement of a disbursement has against paying it as things now stand: all of it, never the
 * first alone. @throws Refusal CONTENT_CHANGED
 */
export const openConditions = async (
  strapi: Core.Strapi,
  disbursement: Entry,
): Promise<readonly PaymentReason[]> => {
  const award = disbursement.application as Entry | null | undefined;
  const standing = ['finalised', 'agreed', 'fulfilled', 'broken'];
  const agreement = award ? await agreementOf(strapi, award, standing) : null;
  // One that is being drawn up, or was taken back to be: else taking it back would let the money go.
  const draft = award && !agreement ? await agreementOf(strapi, award, ['draft']) : null;
  if (draft || agreement?.state === 'finalised') return [unsigned];
  if (!agreement) return [];
  const asked = await findEntries(strapi, conditions, {
    agreement: { id: agreement.id },
    disbursement: { id: disbursement.id },
    state: { $in: ['asked', 'evidenced', 'met', 'not-met'] },
  });
  await getService(strapi, 'lifecycle').refuseTamperedAmong(conditions, asked);
  const pending = await pendingAmendment(strapi, agreement);
  const reasons: PaymentReason[] = agreement.state === 'broken' ? [broken] : [];
  if (pending) reasons.push(pending);
  for (const condition of asked.sort((a, b) => a.id - b.id)) {
    if (!(await isMet(strapi, condition))) reasons.push(unmet(condition));
  }
  return reasons;
};
