export { backtestMigrations } from './migrations';
export { registerBacktests } from './register';
export { backtestRoutes } from './routes';
export { createBacktests, type Backtests } from './service';
