export { FactsInput } from './facts-input';
export { RuleTestsPanel } from './panel';
