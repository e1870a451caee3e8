import { calendarDate, plusDays, type CalendarDate } from '../../platform';
import { isWeekend } from './working-days';
import type { CalendarDay } from './year';

/** First day by the solar calendar, number of days. */
const solarHolidays = [
  { name: '元旦', on: '01-01', length: 1 },
  { name: '清明节', on: '04-05', length: 1 },
  { name: '劳动节', on: '05-01', length: 5 },
  { name: '国庆节', on: '10-01', length: 7 },
] as const;

/** First day by the lunar calendar (`month/day`), number of days. */
const lunarHolidays = [
  { name: '春节', on: '1/1', length: 7 },
  { name: '端午节', on: '5/5', length: 1 },
  { name: '中秋节', on: '8/15', length: 1 },
] as const;

const lunarCalendar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
});

/** `5/5` is the fifth day of the fifth month; of a leap month `5bis/5`. */
const lunarDay = (date: CalendarDate): string =>
  lunarCalendar.format(new Date(`${date}T00:00:00Z`));

const solarDateOf = (year: number, on: string): CalendarDate => {
  let date = calendarDate(`${year}-01-20`);
  while (lunarDay(date) !== on) date = plusDays(date, 1);
  return date;
};

const block = (name: string, first: CalendarDate, length: number): CalendarDay[] =>
  Array.from({ length }, (_, index) => ({ date: plusDays(first, index), kind: 'holiday', name }));

/** The last weekend day before a long holiday and the first after it are worked. */
const makeUpDays = (
  { name, first, length }: { name: string; first: CalendarDate; length: number },
  isHoliday: (date: CalendarDate) => boolean,
): CalendarDay[] => {
  if (length < 5) return [];
  const nextFree = (start: CalendarDate, step: 1 | -1): CalendarDate => {
    let date = plusDays(start, step);
    while (!isWeekend(date) || isHoliday(date)) date = plusDays(date, step);
    return date;
  };
  return [nextFree(first, -1), nextFree(plusDays(first, length - 1), 1)].map((date) => ({
    date,
    kind: 'make-up-workday',
    name,
  }));
};

/**
 * A likely calendar for a year whose notice is not out: feasts as ICU's Chinese calendar has them (it
 * is a day late for the new year of 2027), make-up days invented. For demos
 * and tests only, so that they run in any year; it is marked, and production never loads it.
 */
export const demoYear = (year: number): CalendarDay[] => {
  const feasts = [
    ...solarHolidays.map(({ name, on, length }) => ({
      name,
      length,
      first: calendarDate(`${year}-${on}`),
    })),
    ...lunarHolidays.map(({ name, on, length }) => ({
      name,
      length,
      first: solarDateOf(year, on),
    })),
  ];
  const days = new Map<CalendarDate, CalendarDay>();
  for (const { name, first, length } of feasts) {
    for (const day of block(name, first, length)) if (!days.has(day.date)) days.set(day.date, day);
  }
  const isHoliday = (date: CalendarDate): boolean => days.get(date)?.kind === 'holiday';
  for (const day of feasts.flatMap((feast) => makeUpDays(feast, isHoliday))) {
    if (!days.has(day.date)) days.set(day.date, day);
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
};
