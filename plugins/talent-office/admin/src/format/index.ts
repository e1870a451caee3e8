export { daysBetween, shanghaiDay, urgencyOf, type Urgency } from './dates';
export { DueDate } from './due-date';
export { fenTyped, yuan } from './money';
export { useFormat } from './use-format';
