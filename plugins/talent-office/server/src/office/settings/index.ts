export { officeSetting } from './content-type';
export { registerNoticeContact } from './notice-contact';
