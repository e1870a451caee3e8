export { Batch } from './batch';
