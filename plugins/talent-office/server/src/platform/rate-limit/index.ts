export { refuseTooMany, type RateLimit } from './limit';
export { rateLimitMigrations } from './migrations';
