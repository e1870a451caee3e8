export { issueNumber, receiptOf, voidNumber, type ReceiptFacts } from './acceptance-numbers';
export {
  caseByPublicId,
  casesById,
  changeCase,
  entriesAbout,
  insertCase,
  latestCase,
  latestCaseOfEach,
  latestIds,
  lockCase,
  partiesKept,
  type CaseRecord,
  type NewCase,
  type PaperFiling,
} from './cases';
export { changedBetween, refuseChanged } from './content';
export { provisionalAmong, settleDeadlines } from './deadlines';
export { runningSpans, type Span } from './handling';
export { isKnownParty } from './known-parties';
export {
  isEnded,
  move,
  outcomeOf,
  type CaseState,
  type Choice,
  type Filer,
  type Mover,
  type StepOutcome,
  type TransitionName,
} from './machine';
export { pausesOf, recordPause } from './pauses';
export { changedSincePrinted, printedNow, type Printed } from './printed';
export { insertRecusal, standingRecusals, type RecusalRecord } from './recusals';
export {
  askAgain,
  barsAt,
  closeStep,
  committeeKind,
  decisionsAmong,
  decisionsOf,
  insertSteps,
  moveDue,
  stands,
  stepsOf,
  voidOpenSteps,
  type DecisionRecord,
  type StepDraft,
  type StepRecord,
} from './steps';
export {
  type CaseTarget,
  type Causation,
  type Conclusion,
  type DecidedCase,
  type Demand,
  type Digests,
  type Exclusion,
  type Target,
} from './target';
