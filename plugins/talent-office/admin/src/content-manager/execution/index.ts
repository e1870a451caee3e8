export { Alarm } from './alarm';
export { ExecutionPanel } from './panel';
