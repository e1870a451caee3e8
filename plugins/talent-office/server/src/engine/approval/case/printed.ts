import type { RowId } from '../../../platform';

import type { CaseRecord } from './cases';
import { changedBetween } from './content';
import type { Digests } from './target';

/** What a printed approval form (审批表) stands for: whoever signs it on paper signs this. */
export interface Printed {
  readonly stage: number;
  readonly round: number;
  readonly workflowVersionId: RowId<'version'>;
  /** Fen; `null` where the case asks for no money. */
  readonly amount: number | null;
  /** Digests of the guarded values, by attribute. */
  readonly guarded: Digests;
}

/** What a form of this case stands for that is printed now. */
export const printedNow = (one: CaseRecord): Printed => ({
  stage: one.stage,
  round: one.round,
  workflowVersionId: one.workflowVersionId,
  amount: one.amount,
  guarded: one.guarded,
});

/** Names of what stands otherwise in a case than its form was printed with. */
export const changedSincePrinted = (printed: Printed, one: CaseRecord): string[] => {
  const { guarded, ...now } = printedNow(one);
  return [
    ...(printed.stage === now.stage ? [] : ['stage']),
    ...(printed.round === now.round ? [] : ['round']),
    ...(printed.workflowVersionId === now.workflowVersionId ? [] : ['workflowVersion']),
    ...(printed.amount === now.amount ? [] : ['amount']),
    ...changedBetween(printed.guarded, guarded),
  ];
};
