import type { Audit } from './service';

export { auditAppendOnly, migrations as auditMigrations } from './migrations';
export { routes as auditRoutes } from './routes';
export {
  createAudit,
  type Audit,
  type AuditEntry,
  type AuditRecord,
  type AuditTarget,
  type HistoryPage,
} from './service';

declare module '../../platform/services' {
  interface Services {
    audit: Audit;
  }
}
