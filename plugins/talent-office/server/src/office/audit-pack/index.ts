export { auditPackRoutes } from './routes';
