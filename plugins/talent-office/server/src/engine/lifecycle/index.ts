export { actionRoutes } from './action-routes';
export { type Effect } from './cases';
export { type Proposal, type RightValues } from './rectify';
export { registerLifecycle } from './register';
export { lifecycleRoutes } from './routes';
export { lifecycleMigrations } from './seals';
export { createLifecycle } from './service';
export { evaluateNow, refuseUnmet } from './values';
