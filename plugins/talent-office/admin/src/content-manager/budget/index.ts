export { BudgetField } from './budget-field';
export { budgetField, drawBudget } from './layout';
