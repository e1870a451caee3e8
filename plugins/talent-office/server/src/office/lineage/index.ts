export { delegatedPower } from './content-types/delegated-power';
export { policyEvaluation } from './content-types/policy-evaluation';
export { policyItem } from './content-types/policy-item';
export { powerCheck } from './content-types/power-check';
export { guardLineage } from './guard';
export { registerLineage } from './register';
export { lineageRoutes } from './routes';
