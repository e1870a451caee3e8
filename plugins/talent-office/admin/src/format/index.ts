export { daysBetween, shanghaiDay, urgencyOf, type Urgency } from './dates';
export { DueDate } from './due-date';
export { amountOf, fenTyped, isMoney, yuan } from './money';
export { sizeTold } from './size';
export { useFormat } from './use-format';
