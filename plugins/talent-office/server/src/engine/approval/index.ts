export {
  committeeKind,
  printedNow,
  receiptOf,
  stands,
  type CaseRecord,
  type CaseTarget,
  type Causation,
  type Conclusion,
  type DecidedCase,
  type Demand,
  type Digests,
  type Exclusion,
  type Filer,
  type PaperFiling,
  type Printed,
  type Target,
} from './case';
export {
  digestKept,
  isSignedOnPaper,
  isPassing,
  isUnfunded,
  lineKey,
  missingIn,
  type BeforeCommittee,
  type CaseNews,
  type CommitteeVotes,
  type PaperSignature,
  refusePaused,
  review,
  type StageKind,
  type StageSignature,
  type Turns,
} from './course';
export { approvalAppendOnly, approvalMigrations } from './migrations';
export {
  actingForIn,
  capacityOf,
  officeRole,
  refuseExcluded,
  type ExclusionReason,
} from './people';
export { acceptanceOf, escaped, receiptHeaders } from './reading';
export { registerApproval } from './register';
export { approvalRoutes } from './routes';
export type { Approval } from './contract';
export { createApproval } from './service';
export { type CaseView, type UnitScope, type WaitingCase, type WaitingScope } from './reading';
export {
  checkKind,
  committee,
  expressionsOf,
  fewestMembers,
  guardWorkflows,
  proofKind,
  seat,
  selection,
  selectionKind,
  signatureThreshold,
  signingRoles,
  stage,
  stageCheck,
  stageProof,
  withoutLength,
  workflow,
  type Committee,
  type NoticeTerms,
  type Selection,
  type SelectionExpression,
  type Stage,
  type WorkflowBody,
} from './workflow';
