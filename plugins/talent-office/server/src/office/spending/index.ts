export { careAction } from './content-types/care-action';
export { directExpenditure } from './content-types/direct-expenditure';
export { expenditureInvoice } from './content-types/expenditure-invoice';
export { projectMilestone } from './content-types/project-milestone';
export { unitProject } from './content-types/unit-project';
export { registerSpending } from './register';
export { spendingRoutes } from './routes';
