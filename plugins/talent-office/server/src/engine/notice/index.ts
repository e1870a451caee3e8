export { objection } from './content-type';
export { type Finished } from './finish';
export { noticeMigrations } from './migrations';
export { titleObjections } from './objection-title';
export { fillObjections } from './objection-writes';
export { type NoticeContact } from './records';
export { registerNotices } from './register';
export { routes as noticeRoutes } from './routes';
export { createNotices, type Notices, type ObjectionInput, type PublicNotice } from './service';
