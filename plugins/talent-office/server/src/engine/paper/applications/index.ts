export { paperApplicationMigrations } from './migrations';
export { waitingApplications } from './records';
export { paperApplicationRoutes } from './routes';
export { createPaperApplications } from './service';
