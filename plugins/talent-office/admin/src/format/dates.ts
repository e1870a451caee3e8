const dayMs = 24 * 60 * 60 * 1000;
// China has kept UTC+8 without daylight saving since 1991.
const shanghaiOffsetMs = 8 * 60 * 60 * 1000;

/** The Asia/Shanghai calendar date of an instant, wherever the reader sits. */
export const shanghaiDay = (instant: string | Date): string =>
  new Date(new Date(instant).getTime() + shanghaiOffsetMs).toISOString().slice(0, 10);

const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Whole days from one calendar date to another; negative where the other is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((midnight(to) - midnight(from)) / dayMs);

export type Urgency = 'overdue' | 'soon' | 'later';

const soonDays = 2;

/** The due day itself is still in time. */
export const urgencyOf = (dueOn: string, today: string): Urgency => {
  const left = daysBetween(today, dueOn);
  if (left < 0) return 'overdue';
  return left <= soonDays ? 'soon' : 'later';
};

/** For Intl: a calendar date as an instant that UTC shows as that date. */
export const dayAsInstant = (day: string): Date => new Date(midnight(day));
