export { selectionAppendOnly, selectionMigrations } from './migrations';
export { registerSelection } from './register';
export { selectionRoutes } from './routes';
export { createSelections } from './service';
