export { entryLink, newEntryLink } from './entry-link';
export { InboxPage } from './inbox-page';
export { ordered } from './order';
