import { getDayDetail } from 'chinese-days';

import { calendarDate, plusDays, type CalendarDate } from '../../platform';
import type { CalendarDay } from './year';

const firstYearOfTheLibrary = 2004;

/**
 * Asked by text, as its own tables were built: both read it as UTC and go by the server's time zone
 * from there, so that a day and its name meet anywhere. A Date misses by one in America. Only the
 * weekday it gives for a day without a name would be wrong, and that is not used.
 */
const detailOf = (date: CalendarDate): { work: boolean; name: string } => getDayDetail(date);

/**
 * The library has no question for this and answers by weekday for a year it does not know. It names
 * every day of a notice ("National Day,国庆节,3"), and 1 October is in each.
 */
export const libraryKnows = (year: number): boolean =>
  detailOf(calendarDate(`${year}-10-01`)).name.includes(',');

const dayOf = (date: CalendarDate): CalendarDay | null => {
  const { work, name } = detailOf(date);
  const [, chinese] = name.split(',');
  if (!chinese) return null;
  return { date, kind: work ? 'make-up-workday' : 'holiday', name: chinese };
};

/** Every named day of the year, in order. */
export const libraryYear = (year: number): CalendarDay[] => {
  const days: CalendarDay[] = [];
  const end = calendarDate(`${year + 1}-01-01`);
  for (let date = calendarDate(`${year}-01-01`); date < end; date = plusDays(date, 1)) {
    const day = dayOf(date);
    if (day) days.push(day);
  }
  return days;
};

/** The years of this release of the library, from 2004 on. */
export const libraryYears = (): number[] => {
  const years: number[] = [];
  for (let year = firstYearOfTheLibrary; libraryKnows(year); year += 1) years.push(year);
  return years;
};
