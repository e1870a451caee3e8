export { createAcceptance, type Announce, type CaseNews } from './acceptance';
export { createByKind, type StepsByKind } from './by-kind';
export { createCourse } from './course';
export { createDecide, type DecisionInput, type PaperInput } from './decide';
export { createEscalation, workingDaysLate } from './escalation';
export { createClearDoubts } from './doubtful';
export { createExpiry, type InHand, type Expired } from './expiry';
export { type PaperSignature } from './paper';
export { createPartyWord, type PartyWord, type PartyWords } from './party-word';
export { createPause, type PauseInput } from './pause';
export { createRecuse, type Recusals } from './recuse';
export { createReopen, createReopenByObjection, type ReopenInput } from './reopen';
export { digestKept, isBlocked, stageToRepeat, takeMended } from './repeat';
export { returnableAt } from './returnable';
export { isSignedOnPaper } from './signature';
export { check, review, type StageKind, type StageSignature } from './stage-kinds';
export {
  createTurns,
  isPassing,
  isUnfunded,
  lineKey,
  missingIn,
  type Asking,
  type Turns,
} from './turns';
export {
  createVotes,
  refusePaused,
  type BeforeCommittee,
  type CommitteeVotes,
  type VoteInput,
} from './votes';
