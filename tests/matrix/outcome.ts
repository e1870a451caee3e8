import type { Core } from '@strapi/strapi';

import { Refusal } from '../../plugins/talent-office/server/src/platform';

class Undone extends Error {}

/** Not asked who it is: where an entry or a case stands, that is possible for nobody. */
const impossible = new Set([
  'ACTION_NOT_POSSIBLE',
  'CASE_CANNOT',
  'CASE_NOT_OPEN',
  'STEP_NOT_OPEN',
  'CASE_IS_OPEN',
]);

/** It is not for him: he holds no position that it is for. */
const notHis = new Set(['NOT_BY_YOU', 'NOT_YOUR_STEP', 'TOKEN_IS_NOBODY']);

/**
 * Who may is settled before these are asked: values, conditions, money, what follows. A code that stands in
 * no list is no answer: the matrix would call a new refusal of a person a yes.
 */
const askedAfterwards = new Set([
  'BATCH_EMPTY',
  'CONDITION_NOT_MET',
  'FACTS_MISSING',
  'MEETING_EMPTY',
  'NOBODY_PRESIDES',
  'NO_LINE',
  'RECTIFICATION_NOT_POSSIBLE',
  'REFERENCE_MISSING',
  'RULES_NOT_IN_FORCE',
  'WORKFLOW_NOT_IN_FORCE',
]);

const whyOf = ({ facts }: Refusal): string => {
  const { why } = facts as { why?: string | { code: string } };
  return typeof why === 'object' ? why.code : (why ?? '');
};

/** A refusal as one word of the matrix. @throws what is no answer to who may */
const answerOf = (error: unknown): string => {
  if (!(error instanceof Refusal)) throw error;
  const { code } = error;
  if (impossible.has(code)) return '·';
  if (notHis.has(code)) return '–';
  if (code === 'SIGNER_EXCLUDED' || code === 'CLERK_IS_PARTY') return whyOf(error);
  if (code === 'ACTING_FOR_EXCLUDED') return `for ${whyOf(error)}`;
  if (code === 'NOT_BY_SAME_PERSON') return 'doer';
  if (code === 'SIGNED_ANOTHER_STAGE') return 'signer';
  if (code === 'PAPER_APPLICATION_NEEDED') return 'on paper';
  if (code === 'RECUSED_ALREADY') return 'recused';
  if (code === 'NOT_FOUND') return 'hidden';
  if (askedAfterwards.has(code)) return 'yes';
  throw error;
};

/**
 * Tries something and takes it back. `yes`: he may, whatever else is missing; `–`: it is not his; `·`: not
 * possible for anybody as it stands; `hidden`: he is not told that it is there; `on paper`: two recorders do it;
 * another word: what keeps him out.
 */
export const tryOut = async (
  strapi: Core.Strapi,
  work: (tx: never) => Promise<unknown>,
): Promise<string> => {
  try {
    await strapi.db.transaction(async ({ trx }) => {
      await work(trx as never);
      throw new Undone();
    });
    return 'yes';
  } catch (error) {
    return error instanceof Undone ? 'yes' : answerOf(error);
  }
};
