export { budgetRevision } from './content-types/budget-revision';
export { carryOver } from './content-types/carry-over';
export { disbursement } from './content-types/disbursement';
export { act, disbursement as disbursementType, disbursementsOf, type Cause } from './disbursed';
export {
  application,
  applicationBody,
  refuseSuspendedBenefit,
  type ApplicationRow,
} from './applications';
export { ownFile, refuseFrozen } from './attachments';
export { fundApplication } from './content-types/fund-application';
export { fundLine } from './content-types/fund-line';
export { fundYear } from './content-types/fund-year';
export { giveEarlierAwardsDisbursements } from './earlier-awards';
export { spentByKind, totalByKind } from './kinds';
export { usePlan } from './content-types/use-plan';
export { registerFund } from './register';
export { alarmOf, fundSummary, type Shortfall } from './summary';
export { fundRoutes, openBenefit } from './routes';
export { deriveApplicationTitle } from './title';
export { notObjected, notRecovered, notUpheld } from './disbursements';
