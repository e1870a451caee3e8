export { addList } from './list';
export { meeting } from './content-type';
export { committeeAppendOnly, committeeMigrations } from './migrations';
export { resolutionText } from './minutes';
export { meetingPosts, type MeetingPost } from './posts';
export { freeAgendas, registerCommittee } from './register';
export { readMeeting } from './reading';
export { meetingsOfCase } from './records';
export { committeeRoutes } from './routes';
