export { createPaperApplications } from './applications';
export { clerkOf } from './clerk';
export { applicationsOnPaper, paperDecisionsOf, type ConfirmedScan } from './on-file';
export { paperMigrations } from './migrations';
export { registerPaper } from './register';
export { paperRoutes } from './routes';
export { createPapers } from './service';
export { createConfirmations, type WaitingRecord } from './waiting';
