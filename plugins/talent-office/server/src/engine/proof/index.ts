export { proofAppendOnly, proofMigrations } from './migrations';
export { registerProofs } from './register';
export { proofRoutes } from './routes';
export { createProofs } from './service';
