import type { CaseRecord, CaseTarget } from '../case';
import type { Stage } from '../workflow';

/** What a signer of a stage may send back to be mended; nothing where its workflow says so. */
export const returnableAt = (target: CaseTarget, one: CaseRecord, stage: Stage): string[] =>
  stage.returnAllowed ? target.returnable(one) : [];
