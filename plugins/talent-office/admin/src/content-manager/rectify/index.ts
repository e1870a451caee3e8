export { RectifyPanel } from './panel';
