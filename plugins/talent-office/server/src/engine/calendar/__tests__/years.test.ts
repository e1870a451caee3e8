import { calendarDate } from '../../../platform';
import { demoYear } from '../demo';
import { libraryKnows, libraryYear, libraryYears } from '../library';
import { checkYear, mayReplace, type CalendarDay } from '../year';

const refusalOf = (year: number, days: readonly CalendarDay[]): unknown => {
  try {
    checkYear(year, days);
    return null;
  } catch (error) {
    return error;
  }
};

describe('the library', () => {
  it('knows 2026 and does not pretend to know a year whose notice is not out', () => {
    expect(libraryKnows(2026)).toBe(true);
    expect(libraryKnows(2040)).toBe(false);
    expect(libraryYears()).toEqual(expect.arrayContaining([2004, 2025, 2026]));
    expect(libraryYears()).not.toContain(2040);
  });

  it('gives the days of a notice with their Chinese names', () => {
    const days = libraryYear(2026);
    expect(days.filter(({ kind }) => kind === 'make-up-workday').map(({ date }) => date)).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
    expect(days).toContainEqual({ date: '2026-10-07', kind: 'holiday', name: '国庆节' });
    expect(days.filter(({ kind }) => kind === 'holiday')).toHaveLength(33);
  });

  it('gives every year in a form that may be loaded', () => {
    for (const year of libraryYears()) expect(refusalOf(year, libraryYear(year))).toBeNull();
  });
});

describe('a demo year', () => {
  it.each([2027, 2028, 2029, 2030, 2031, 2032])('%i may be loaded', (year) => {
    expect(refusalOf(year, demoYear(year))).toBeNull();
  });

  it('has the Spring Festival about the lunar new year, and days worked for it', () => {
    // Releases of ICU differ by a day about the new year itself.
    for (const [year, date] of [
      [2027, '2027-02-07'],
      [2030, '2030-02-03'],
    ] as const) {
      const festival = demoYear(year).filter(({ name }) => name === '春节');
      expect(festival).toContainEqual({ date, kind: 'holiday', name: '春节' });
      expect(festival.filter(({ kind }) => kind === 'make-up-workday')).toHaveLength(2);
    }
  });
});

describe('a year that is loaded', () => {
  const good = libraryYear(2026);
  const makeUp = (date: string): CalendarDay => ({
    date: calendarDate(date),
    kind: 'make-up-workday',
    name: '国庆节',
  });

  it.each([
    ['CALENDAR_YEAR_INCOMPLETE', 2026, good.slice(0, 5)],
    ['CALENDAR_DAY_OF_OTHER_YEAR', 2027, good],
    ['CALENDAR_DAY_TWICE', 2026, [...good, ...good.slice(0, 1)]],
    ['CALENDAR_MAKE_UP_ON_WEEKDAY', 2026, [...good, makeUp('2026-10-13')]],
  ])('is refused: %s', (code, year, days) => {
    expect(refusalOf(year, days)).toMatchObject({ code });
  });

  it('gives way to an import always, to the library unless imported, to a demo never', () => {
    expect(mayReplace('import', 'import')).toBe(true);
    expect(mayReplace('library', 'import')).toBe(true);
    expect(mayReplace('import', 'library')).toBe(false);
    expect(mayReplace('demo', 'library')).toBe(true);
    expect(mayReplace('library', 'demo')).toBe(false);
    expect(mayReplace('import', 'demo')).toBe(false);
  });
});
