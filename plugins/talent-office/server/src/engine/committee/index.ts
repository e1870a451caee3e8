export { meeting } from './content-type';
export { committeeAppendOnly, committeeMigrations } from './migrations';
export { freeAgendas, registerCommittee } from './register';
export { committeeRoutes } from './routes';
