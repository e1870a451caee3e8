export { ExecutionPanel } from './panel';
