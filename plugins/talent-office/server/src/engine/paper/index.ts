export { paperMigrations } from './migrations';
export { paperRoutes } from './routes';
export { createPapers } from './service';
