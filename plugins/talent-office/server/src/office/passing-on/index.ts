export { overdueInYear } from './dues';
export { passingOnAppendOnly, passingOnMigrations } from './migrations';
export { registerPassingOn } from './register';
export { remindPassingOn } from './remind';
export { passingOnRoutes } from './routes';
