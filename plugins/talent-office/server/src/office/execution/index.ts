export { createExecution } from './service';
export { executionRoutes } from './routes';
