export { proofAppendOnly, proofMigrations } from './migrations';
export { proofsOf as handedInProofs } from './records';
export { registerProofs } from './register';
export { proofRoutes } from './routes';
export { createProofs } from './service';
