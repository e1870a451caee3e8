export { waitingRoutes } from './routes';
export { createConfirmations, type WaitingRecord } from './service';
