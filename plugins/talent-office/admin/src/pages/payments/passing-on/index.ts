export { BatchPassingOn, OpenPassingOn } from './passing-on';
