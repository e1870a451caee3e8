export { executionRoutes } from './routes';
