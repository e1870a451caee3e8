export { isEnactable } from './enactable';
export { InForcePanel } from './panel';
