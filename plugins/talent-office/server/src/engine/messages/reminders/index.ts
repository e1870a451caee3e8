export { createEntryReminders } from './entry-reminders';
export { createStepReminders, shortNumber } from './step-reminders';
export { createTakeDownReminders } from './take-down-reminders';
