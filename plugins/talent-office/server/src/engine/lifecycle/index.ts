export { type ActRequest, type ActResult, type Effect } from './act';
export { actionRoutes } from './action-routes';
export { type Due, type DueAction } from './due';
export { type Proposal, type RightValues } from './rectify';
export { registerLifecycle } from './register';
export { createLifecycle, type Lifecycle } from './service';
export { lifecycleRoutes } from './routes';
