import { plusDays, type CalendarDate } from '../../platform';

/** What makes a day other than its weekday says. */
export const dayKinds = ['holiday', 'make-up-workday'] as const;

/** `make-up-workday` 调休: a Saturday or Sunday that is worked for a longer holiday. */
export type DayKind = (typeof dayKinds)[number];

/** The days that differ, and the years whose notice is known. Of any other year only weekends are known. */
export interface WorkingCalendar {
  readonly days: ReadonlyMap<CalendarDate, DayKind>;
  readonly years: ReadonlySet<number>;
}

/** Half-open `[from, until)`: at 00:00 of `until` in Asia/Shanghai it is over. */
export interface Period {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  /** Reaches into a year that is not loaded: to be shown as such, and nothing takes effect on it. */
  readonly provisional: boolean;
}

export interface CountingOptions {
  /** Counts `from` itself when it is a working day; otherwise counting begins on the next day. */
  readonly firstDayCounts?: boolean;
  /** The end that was shown before the year was loaded: a date is never moved earlier. */
  readonly notBefore?: CalendarDate;
}

export const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4));

/** Saturday or Sunday. */
export const isWeekend = (date: CalendarDate): boolean =>
  [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

/** Is the day in a year whose notice is not known? */
export const isProvisionalDate = (calendar: WorkingCalendar, date: CalendarDate): boolean =>
  !calendar.years.has(yearOf(date));

/** A make-up day is worked, a holiday is not, any other day is worked from Monday to Friday. */
export const isWorkingDate = (calendar: WorkingCalendar, date: CalendarDate): boolean => {
  const kind = calendar.days.get(date);
  return kind ? kind === 'make-up-workday' : !isWeekend(date);
};

const isProvisionalPeriod = (
  calendar: WorkingCalendar,
  from: CalendarDate,
  until: CalendarDate,
): boolean => {
  for (let year = yearOf(from); year <= yearOf(plusDays(until, -1)); year += 1) {
    if (!calendar.years.has(year)) return true;
  }
  return false;
};

/**
 * The period that holds `count` working days after `start`: it begins on the day that counting begins
 * and ends with the last of them. Posted on a Monday, five working days end on the next Tuesday, 00:00.
 * @param count working days, an integer of at least 0.
 * @throws RangeError for another count.
 */
export const periodOfWorkingDays = (
  calendar: WorkingCalendar,
  start: CalendarDate,
  count: number,
  { firstDayCounts = false, notBefore }: CountingOptions = {},
): Period => {
  if (!Number.isInteger(count) || count < 0) {
    throw new RangeError(`${count} is not a number of working days`);
  }
  const from = firstDayCounts ? start : plusDays(start, 1);
  let until = from;
  for (let counted = 0; counted < count; until = plusDays(until, 1)) {
    if (isWorkingDate(calendar, until)) counted += 1;
  }
  if (notBefore && notBefore > until) until = notBefore;
  return { from, until, provisional: isProvisionalPeriod(calendar, from, until) };
};

/** How many working days lie in `[from, until)`; 0 when it is empty. */
export const countWorkingDays = (
  calendar: WorkingCalendar,
  from: CalendarDate,
  until: CalendarDate,
): number => {
  let count = 0;
  for (let date = from; date < until; date = plusDays(date, 1)) {
    if (isWorkingDate(calendar, date)) count += 1;
  }
  return count;
};
