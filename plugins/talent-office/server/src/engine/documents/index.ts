export { documentMigrations, documentsAppendOnly } from './migrations';
export { type PrintRecord } from './prints';
export { documentRoutes } from './routes';
export { createDocuments } from './service';
