export { meeting } from './content-type';
export { committeeAppendOnly, committeeMigrations } from './migrations';
export { meetingPosts, type MeetingPost } from './posts';
export { freeAgendas, registerCommittee } from './register';
export { committeeRoutes } from './routes';
