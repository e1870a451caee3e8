export { maxAttempts } from './deliver';
export { outboxMigrations } from './migrations';
export { Postponed } from './postponed';
export { registerOutbox } from './register';
export { outboxRoutes } from './routes';
export type { Parcel, Payload } from './rows';
export { createOutbox, type Handler, type Outbox } from './service';
