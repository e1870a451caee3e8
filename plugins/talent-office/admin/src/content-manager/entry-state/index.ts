export { EntryState } from './entry-state';
export { useStateTold } from './use-state-told';
