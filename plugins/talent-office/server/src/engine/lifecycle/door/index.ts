export { createAct } from './act';
export { createCaseTarget } from './case-target';
export { createDue, type Due, type DueAction } from './due';
