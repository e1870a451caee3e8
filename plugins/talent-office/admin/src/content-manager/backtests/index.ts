export { BacktestsPanel } from './panel';
