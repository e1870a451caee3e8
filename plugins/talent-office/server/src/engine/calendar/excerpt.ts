import { calendarDate, type CalendarDate } from '../../platform';
import {
  isWeekend,
  isWorkingDate,
  yearOf,
  type DayKind,
  type WorkingCalendar,
} from './working-days';

/**
 * The calendar of some years as a decision keeps it, a hundred bytes a year: by year whose notice is
 * known, the days (`MMDD`) on which people work though it is a weekend, or do not though it is none.
 */
export type CalendarExcerpt = Readonly<Record<string, string>>;

export const excerptOf = (
  calendar: WorkingCalendar,
  first: number,
  last: number,
): CalendarExcerpt => {
  const excerpt: Record<string, string> = {};
  for (const year of calendar.years) if (year >= first && year <= last) excerpt[year] = '';
  // A holiday on a Sunday says nothing new.
  const differing = [...calendar.days.keys()]
    .filter((date) => isWorkingDate(calendar, date) === isWeekend(date))
    .sort();
  for (const date of differing) {
    const known = excerpt[yearOf(date)];
    if (known === undefined) continue;
    excerpt[yearOf(date)] = `${known} ${date.slice(5).replace('-', '')}`.trimStart();
  }
  return excerpt;
};

const kindOn = (date: CalendarDate): DayKind => (isWeekend(date) ? 'make-up-workday' : 'holiday');

export const calendarOf = (excerpt: CalendarExcerpt): WorkingCalendar => {
  const dates = Object.entries(excerpt).flatMap(([year, days]) =>
    (days.match(/\d{4}/g) ?? []).map((day) =>
      calendarDate(`${year}-${day.slice(0, 2)}-${day.slice(2)}`),
    ),
  );
  return {
    years: new Set(Object.keys(excerpt).map(Number)),
    days: new Map(dates.map((date) => [date, kindOn(date)])),
  };
};
