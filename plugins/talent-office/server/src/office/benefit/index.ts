export { guardBenefits, refuseSuspended, reportSuspendedBenefits, type Priced } from './amount';
export { clause } from './components';
export { benefit } from './content-types/benefit';
export { policy } from './content-types/policy';
export { instalmentsOf, partsDue, planOf } from './instalments';
export { obstaclesOf, type Configured } from './open';
export { registerPrices } from './prices';
export { benefitRoutes } from './routes';
export { guardTrialPolicies } from './trial-policies';
