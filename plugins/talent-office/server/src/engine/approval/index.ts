export { type CaseRecord, type NewCase } from './cases';
export { seat, signatureThreshold, stage } from './components';
export { workflow } from './content-type';
export { type DecisionInput } from './decide';
export { type DueStep } from './due-steps';
export { type Enacted } from './enact';
export { refuseExcluded } from './exclusion';
export { guardWorkflows } from './guard-workflows';
export { choices, type Choice } from './machine';
export { approvalAppendOnly, approvalMigrations } from './migrations';
export { type Filer } from './machine';
export { officeRole } from './officer';
export { registerApproval } from './register';
export { createApproval, type Approval, type CaseView } from './service';
export { type StageKind, type StageOpening } from './stage-kinds';
export { type StepDraft, type StepRecord } from './steps';
export {
  type CaseTarget,
  type Causation,
  type Conclusion,
  type DecidedCase,
  type Digests,
  type Exclusion,
  type Target,
} from './target';
export { type Stage, type WorkflowBody } from './workflow';
export { withoutLength } from './workflow-problems';
export { approvalRoutes } from './routes';
