export { takePlace } from './counts';
export { giveBack, refuseTooMany, type RateLimit } from './limit';
export { rateLimitMigrations } from './migrations';
