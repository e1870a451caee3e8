import type { Core } from '@strapi/strapi';

import { getService, isDuplicateKey, refuse, tables, type Tx } from '../../../platform';
import type { Person } from '../../organisation';

import type { DecisionInput } from './decide';
import type { PaperSignature } from './paper';
import type { Signature } from './signature';

type Said = Pick<
  DecisionInput,
  'choice' | 'seen' | 'comment' | 'values' | 'defects' | 'again' | 'checks' | 'proofs'
> & { readonly paper?: Pick<PaperSignature, 'record' | 'recordedBy' | 'signedOn'> };

/**
 * Keeps one decision for ever.
 * @param witness of what was signed on paper: the second clerk
 * @throws Refusal ALREADY_SIGNED
 */
export const insertDecision = async (
  strapi: Core.Strapi,
  tx: Tx,
  { one, step, person, absentee }: Signature,
  { paper, ...input }: Said,
  witness: Person | null,
): Promise<void> => {
  try {
    await tx(tables.decisions).insert({
      step_id: step.id,
      case_id: one.id,
      stage: one.stage,
      round: one.round,
      person: person.id,
      counted_as: absentee?.id ?? person.id,
      keys: JSON.stringify(person.keys),
      counted_as_keys: absentee && JSON.stringify(absentee.keys),
      choice: input.choice,
      given: JSON.stringify(input.values),
      seen: JSON.stringify(input.seen),
      medium: paper ? 'paper' : 'screen',
      recorded_by: paper?.recordedBy.id ?? null,
      confirmed_by: witness?.id ?? null,
      signed_on: paper?.signedOn ?? null,
      paper: paper?.record ?? null,
      comment: input.comment,
      defects: input.defects === undefined ? null : JSON.stringify(input.defects),
      again: input.again?.trim() || null,
      checks: input.checks === undefined ? null : JSON.stringify(input.checks),
      proofs: input.proofs === undefined ? null : JSON.stringify(input.proofs),
      made_at: getService(strapi, 'clock').now().toISOString(),
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw refuse('ALREADY_SIGNED');
    throw error;
  }
};
