export { createAct } from './act';
export { createCaseTarget } from './case-target';
export { createPaperBasis, type PaperBases } from './paper-basis';
export { createDue, type Due, type DueAction } from './due';
