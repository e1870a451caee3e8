import type { MessageKind } from '../../../../../shared/vocabulary';

/** Where a step stands in its time, in working days; one of the two is 0. */
export interface Standing {
  /** Working days that are left, the last one counted. */
  readonly left: number;
  /** Working days that have passed since the last one. */
  readonly late: number;
}

/** What the workflow says about calling a stage to mind. */
export interface ReminderPlan {
  readonly before: readonly number[];
  /** Absent: once. */
  readonly every?: number;
}

/** A reminder that is due, and which of its kind: each is sent once, whenever the job runs. */
export interface DueReminder {
  readonly kind: Extract<MessageKind, 'step-due' | 'step-overdue'>;
  readonly nth: number;
}

/**
 * The reminder that a day asks for. Of several days of the list that have passed without a run only the
 * last counts: nobody is told twice in one morning.
 */
export const reminderDue = (
  { left, late }: Standing,
  { before, every }: ReminderPlan,
): DueReminder | null => {
  if (late > 0) return { kind: 'step-overdue', nth: every ? Math.floor((late - 1) / every) : 0 };
  const reached = before.filter((days) => left <= days);
  return reached.length > 0 ? { kind: 'step-due', nth: Math.min(...reached) } : null;
};
