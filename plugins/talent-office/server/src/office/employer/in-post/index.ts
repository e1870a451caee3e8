export { registerInPostFunction } from './function';
export { registerInPostReminder, remindInPost } from './remind';
export { inPostRoutes } from './routes';
