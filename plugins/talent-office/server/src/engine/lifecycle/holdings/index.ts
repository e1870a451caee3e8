export { amountNow, moneyOf } from './amount';
export { createDemands, type Demands } from './demands';
export { createHoldings, type BringHoldings } from './holdings';
