export { type ActRequest, type ActResult, type Effect } from './act';
export { createLifecycle, type Lifecycle } from './service';
export { lifecycleRoutes } from './routes';
