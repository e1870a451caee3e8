export { AssignmentNote } from './assignment-note';
export { isEnactable } from './enactable';
export { InForcePanel } from './panel';
