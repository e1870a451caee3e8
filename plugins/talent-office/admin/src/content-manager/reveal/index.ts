export { RevealPanel } from './panel';
