export { BacktestPage } from './backtest-page';
