export { signingMigrations } from './migrations';
export { registerSigning } from './register';
export { requireProof } from './require-proof';
export { signingRoutes } from './routes';
export { createSigning, type Signing } from './service';
