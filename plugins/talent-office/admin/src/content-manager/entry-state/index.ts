export { EntryState } from './entry-state';
export { landmarksOf, type Landmarks } from './landmarks';
export { useStateTold } from './use-state-told';
