export { fundApplication } from './content-types/fund-application';
export { fundLine } from './content-types/fund-line';
export { fundYear } from './content-types/fund-year';
export { payment } from './content-types/payment';
export { registerFund } from './register';
export { fundRoutes } from './routes';
export { alarmOf, type Shortfall } from './summary';
export { deriveApplicationTitle } from './title';
