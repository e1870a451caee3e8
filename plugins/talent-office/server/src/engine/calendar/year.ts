import { refuse, type CalendarDate } from '../../platform';
import { isWeekend, yearOf, type DayKind } from './working-days';

/** Where the calendar of a year comes from. A demo's is made up, and no decision may rest on it outside a demo. */
export const calendarSources = ['library', 'import', 'demo'] as const;

export type CalendarSource = (typeof calendarSources)[number];

/** One day of a year that differs from its weekday. */
export interface CalendarDay {
  readonly date: CalendarDate;
  readonly kind: DayKind;
  /** For people: 国庆节. */
  readonly name: string;
}

/**
 * May a year of one source take the place of another? What the office imported is its own word and only
 * its next import replaces it; made-up days replace nothing.
 */
export const mayReplace = (standing: CalendarSource, next: CalendarSource): boolean => {
  if (next === 'import') return true;
  return next === 'library' ? standing !== 'import' : standing === 'demo';
};

/**
 * A year of the State Council's notice has a dozen holidays or more; fewer are a file that was cut
 * off, and dates computed by it would be too early for ever.
 * @throws Refusal CALENDAR_YEAR_INCOMPLETE, CALENDAR_DAY_OF_OTHER_YEAR, CALENDAR_DAY_TWICE,
 *   CALENDAR_MAKE_UP_ON_WEEKDAY, with the path of the day.
 */
export const checkYear = (year: number, days: readonly CalendarDay[]): void => {
  const holidays = days.filter(({ kind }) => kind === 'holiday');
  if (holidays.length < 10) throw refuse('CALENDAR_YEAR_INCOMPLETE', { year });
  const seen = new Set<CalendarDate>();
  for (const [index, { date, kind }] of days.entries()) {
    const path = `days.${index}.date`;
    if (yearOf(date) !== year) throw refuse('CALENDAR_DAY_OF_OTHER_YEAR', { date, year }, path);
    if (seen.has(date)) throw refuse('CALENDAR_DAY_TWICE', { date }, path);
    if (kind === 'make-up-workday' && !isWeekend(date)) {
      throw refuse('CALENDAR_MAKE_UP_ON_WEEKDAY', { date }, path);
    }
    seen.add(date);
  }
};
