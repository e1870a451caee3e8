export { ObjectedPanel } from './panel';
