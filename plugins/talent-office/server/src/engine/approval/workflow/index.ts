export { acceptanceKind, acceptanceWorkingDays, defaultNumberForm } from './acceptance';
export { fewestMembers } from './assignment';
export {
  signaturesFor,
  type Committee,
  type Selection,
  type Stage,
  type WorkflowBody,
} from './body';
export { createCheck } from './check';
export { checkKind, proofKind } from './checks';
export {
  committee,
  seat,
  selection,
  signatureThreshold,
  stage,
  stageCheck,
  stageProof,
} from './components';
export { workflow } from './content-type';
export { createEnact, signingRoles, type Enacted, type RequiredSignature } from './enact';
export { guardWorkflows } from './guard';
export { partsOf } from './parts';
export { expressionsOf, selectionKind, type SelectionExpression } from './selection';
export { withoutLength, type NoticeTerms } from './notice';
export { unmatched } from './unmatched';
