export { beforeCommittee, type WaitingCase } from './before-committee';
export { createBlockedSteps } from './blocked-steps';
export { acceptanceOf, caseBody, filesOf, mineOf, peopleOf } from './case-body';
export {
  createUnitOpinions,
  type UnitOpinions,
  type UnitScope,
  type WaitingScope,
} from './asked-of-unit';
export { stepsDueBefore, type DueStep } from './due-steps';
export { handlingOf } from './handling';
export { movesOf } from './moves';
export { inboxOf } from './inbox';
export { keptOutFor } from './kept-out';
export { latestCasesOf } from './latest-cases';
export { createReceipt, type Letterhead } from './receipt';
export { escaped, receiptHeaders } from './receipt-page';
export { readView, readWorkflows, type CaseView } from './view';
export { waitingFor, type WaitingStep } from './waiting';
export { targetsOf, type CaseTargetRow } from './targets';
