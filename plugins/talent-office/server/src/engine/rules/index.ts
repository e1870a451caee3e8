export { rule, ruleTest } from './components';
export { ruleSet } from './content-type';
export {
  inputsOf,
  type Amount,
  type Evaluation,
  type Explanation,
  type Outcomes,
  type RuleOutcome,
  type RuleResult,
  type RuleSetBody,
  type Worked,
} from './evaluate';
export type { KeptEvaluation } from './kept';
export type { AmountLine, PreferenceTold } from './lines';
export { ruleMigrations, rulesAppendOnly } from './migrations';
export type { RuleProblem } from './problems';
export { guardRuleSets, reportSuspendedRules } from './save-guard';
export { workedInputs } from './worked';
export type { RuleContent, Rules, RuleVersion } from './rules';
export { createRules } from './service';
export { ruleRoutes } from './routes';
export type { Priced } from './try-out';
