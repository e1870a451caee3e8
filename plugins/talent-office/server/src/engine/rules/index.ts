export { rule } from './components';
export { ruleSet } from './content-type';
export {
  inputsOf,
  type Amount,
  type Evaluation,
  type Explanation,
  type RuleResult,
  type Worked,
} from './evaluate';
export { ruleMigrations, rulesAppendOnly } from './migrations';
export type { RuleProblem } from './problems';
export { guardRuleSets, reportSuspendedRules } from './save-guard';
export { createRules, type Rules, type RuleVersion } from './service';
export { ruleRoutes } from './routes';
