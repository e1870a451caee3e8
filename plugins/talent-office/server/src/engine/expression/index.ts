export type { Compiled, Wanted } from './compile';
export {
  checkDeclaredExpressions,
  entryAttributes,
  readByDeclaration,
  wantedFor,
} from './declared';
export type { Explanation as ExpressionExplanation, Outcome, Value } from './evaluate';
export { absentFact, type FactContext, type FactFunction } from './functions';
export type { ExpressionProblem } from './problems';
export { createExpressions, type Expressions } from './service';
export type { CelValue, Facts, Json, JsonObject } from './values';
