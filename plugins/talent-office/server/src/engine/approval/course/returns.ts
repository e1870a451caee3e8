import { own, refuse, type Tx } from '../../../platform';

import { decisionsOf, type CaseRecord } from '../case';
import { acceptanceKind, type Stage } from '../workflow';
import type { DecisionInput } from './decide';

/** With a return: its parts, by those that are only named and those that say what is missing. */
export const partsOf = ({ parts, defects = {} }: Pick<DecisionInput, 'parts' | 'defects'>) => [
  ...new Set([...parts, ...Object.keys(defects)]),
];

/**
 * Whoever sends an application back or refuses it says why, of each part at its acceptance, and opens only
 * what its author wrote: neither whom it is about nor what the engine computed. A second return says why
 * this was not told at the first one: an applicant is told everything at once.
 * @throws Refusal COMMENT_MISSING, PART_NOT_RETURNABLE, PARTS_MISSING, DEFECT_UNEXPLAINED, RETURNED_BEFORE
 */
export const refuseUnexplained = async (
  tx: Tx,
  one: CaseRecord,
  stage: Stage,
  input: Omit<DecisionInput, 'operation' | 'paper'>,
  returnable: readonly string[],
): Promise<void> => {
  const { choice, comment, defects = {}, again } = input;
  const { type } = one.target;
  const parts = partsOf(input);
  const untold = parts.find((part) => !own(defects, part)?.trim());
  const eachTold = choice === 'return' && parts.length > 0 && untold === undefined;
  const isAcceptance = choice === 'return' && stage.kind === acceptanceKind;
  if (choice !== 'approve' && !isAcceptance && !eachTold && !comment?.trim()) {
    throw refuse('COMMENT_MISSING', {}, 'comment');
  }
  const other = parts.find((part) => !returnable.includes(part));
  if (other !== undefined) {
    const possible = returnable.join(', ');
    throw refuse('PART_NOT_RETURNABLE', { type, attribute: other, possible }, 'parts');
  }
  if (choice !== 'return') return;
  if (parts.length === 0) throw refuse('PARTS_MISSING', {}, 'parts');
  if (isAcceptance && untold !== undefined) {
    throw refuse('DEFECT_UNEXPLAINED', { type, attribute: untold }, `defects.${untold}`);
  }
  const returned = (await decisionsOf(tx, one.id)).some((made) => made.choice === 'return');
  if (returned && !again?.trim()) throw refuse('RETURNED_BEFORE', {}, 'again');
};
