export type { Compiled, Wanted } from './compile';
export {
  checkDeclaredExpressions,
  entryAttributes,
  readByDeclaration,
  wantedFor,
} from './declared';
export type { Explanation as ExpressionExplanation, Outcome, Value } from './evaluate';
export {
  absentFact,
  dateValue,
  type EntryReference,
  type FactContext,
  type FactFunction,
} from './functions';
export { withFacts } from './merge';
export type { AskedFact, GivenByPath } from './given';
export { daysBetween, fullMonths, fullYears, plusMonths } from './dates';
export type { ExpressionProblem } from './problems';
export { typesRead, typesReadByDeclarations } from './read-types';
export { expressionRoutes } from './routes';
export { createExpressions, type Expressions } from './service';
export type { CelValue, Facts, Json, JsonObject } from './values';
