export { officeSetting } from './content-type';
export { registerNoticeContact } from './notice-contact';
export { registerNoticeDisplay } from './notice-display';
export { registerRetention } from './retention';
