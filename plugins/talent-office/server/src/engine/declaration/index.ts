export {
  isToOne,
  whyNotGuardable,
  type AttributeSchema,
  type ContentTypeSchema,
} from './attributes';
export { checkDeclaration } from './check';
export { governedTypes, isGoverned, refuseUngoverned } from './entry-type';
export { celOf, expressionsOf, whenOf, type DeclaredExpression } from './expressions';
export {
  basisAttributes,
  engineAttributes,
  firstOf,
  guardedAttributes,
  initialState,
  isFrozenFromCreation,
  termAttributes,
} from './guarded';
export { parseDeclaration } from './parse';
export { refuseProblems, type Problem } from './problems';
export { heldWhile } from './rights';
export { isFound, isTaken, publicPathsOf, takenFrom, type Taken } from './taken';
export { createDeclarations, type Declarations } from './service';
export {
  actingParties,
  whileCase,
  type ActionDeclaration,
  type Condition,
  type Consequence,
  type Declaration,
  type ExclusiveRight,
  type LimitDeclaration,
  type Reference,
  type ReminderDeclaration,
} from './words';
