export { performanceEvaluation } from './content-types/performance-evaluation';
export { performanceTarget } from './content-types/performance-target';
export { evaluationsOf } from './earlier';
export { registerLeverage } from './leverage';
export { decideTargets, describedTargets, lockTargets } from './targets';
