import fc from 'fast-check';

import { calendarDate, plusDays, type CalendarDate } from '../../../platform';
import { demoYear } from '../demo';
import { libraryYear } from '../library';
import {
  countWorkingDays,
  isProvisionalDate,
  isWeekend,
  isWorkingDate,
  periodOfWorkingDays,
  type WorkingCalendar,
} from '../working-days';
import type { CalendarDay } from '../year';

const calendarOf = (years: Record<number, readonly CalendarDay[]>): WorkingCalendar => ({
  years: new Set(Object.keys(years).map(Number)),
  days: new Map(
    Object.values(years)
      .flat()
      .map(({ date, kind }) => [date, kind]),
  ),
});

const of2026 = calendarOf({ 2026: libraryYear(2026) });
const until2031 = calendarOf(
  Object.fromEntries([2027, 2028, 2029, 2030, 2031].map((year) => [year, demoYear(year)])),
);
const day = calendarDate;

describe('the calendar of 2026', () => {
  it.each([
    ['2026-02-14', true, 'a Saturday worked for the Spring Festival'],
    ['2026-02-16', false, 'a Monday of the Spring Festival'],
    ['2026-09-20', true, 'a Sunday worked for the National Day'],
    ['2026-10-08', true, 'the Thursday after the National Day'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-11-23', true, 'a Monday'],
  ])('%s: %s, %s', (date, works) => {
    expect(isWorkingDate(of2026, day(date))).toBe(works);
  });

  it('ends a notice of five working days at 00:00 of the day after the fifth', () => {
    expect(periodOfWorkingDays(of2026, day('2026-11-23'), 5)).toEqual({
      from: '2026-11-24',
      until: '2026-12-01',
      provisional: false,
    });
  });

  it('counts the day of posting where the setting says so', () => {
    const options = { firstDayCounts: true };
    expect(periodOfWorkingDays(of2026, day('2026-11-23'), 5, options)).toMatchObject({
      from: '2026-11-23',
      until: '2026-11-28',
    });
    // Posted on a Saturday, that day is no working day: Monday is the first.
    expect(periodOfWorkingDays(of2026, day('2026-11-21'), 5, options)).toMatchObject({
      from: '2026-11-21',
      until: '2026-11-28',
    });
  });

  it('counts over a long holiday and the Saturdays worked for it', () => {
    expect(periodOfWorkingDays(of2026, day('2026-09-29'), 5)).toMatchObject({
      until: '2026-10-13',
    });
  });

  it('says that a period reaches into a year that is not loaded', () => {
    expect(periodOfWorkingDays(of2026, day('2026-12-28'), 3)).toMatchObject({
      until: '2027-01-01',
      provisional: false,
    });
    expect(periodOfWorkingDays(of2026, day('2026-12-28'), 4)).toMatchObject({
      until: '2027-01-02',
      provisional: true,
    });
    expect(isProvisionalDate(of2026, day('2026-12-31'))).toBe(false);
    expect(isProvisionalDate(of2026, day('2027-01-01'))).toBe(true);
  });

  it('never moves an end earlier when the year is loaded at last', () => {
    const shown = periodOfWorkingDays(calendarOf({}), day('2026-02-12'), 2);
    expect(shown).toMatchObject({ until: '2026-02-17', provisional: true });
    // The Saturday before the festival is worked: the end would come two days earlier.
    expect(periodOfWorkingDays(of2026, day('2026-02-12'), 2)).toMatchObject({
      until: '2026-02-15',
    });
    expect(
      periodOfWorkingDays(of2026, day('2026-02-12'), 2, { notBefore: shown.until }),
    ).toMatchObject({ until: '2026-02-17', provisional: false });
  });

  it.each([-1, 1.5, Number.NaN])('refuses %s working days', (count) => {
    expect(() => periodOfWorkingDays(of2026, day('2026-11-23'), count)).toThrow(RangeError);
  });
});

describe('any calendar', () => {
  const dates = fc
    .integer({ min: 0, max: 1400 })
    .map((offset) => plusDays(day('2027-01-01'), offset));
  const counts = fc.integer({ min: 0, max: 60 });

  it('puts exactly the counted days into the period, the last one at its end', () => {
    fc.assert(
      fc.property(dates, counts, fc.boolean(), (start, count, firstDayCounts) => {
        const { from, until } = periodOfWorkingDays(until2031, start, count, { firstDayCounts });
        expect(countWorkingDays(until2031, from, until)).toBe(count);
        if (count > 0) expect(isWorkingDate(until2031, plusDays(until, -1))).toBe(true);
      }),
    );
  });

  it('adds up: n days and then m more are n + m', () => {
    fc.assert(
      fc.property(dates, counts, counts, (start, n, m) => {
        const first = periodOfWorkingDays(until2031, start, n);
        const second = periodOfWorkingDays(until2031, first.until, m, { firstDayCounts: true });
        expect(second.until).toBe(periodOfWorkingDays(until2031, start, n + m).until);
      }),
    );
  });

  it('splits at any day: what is before it and what is after it are the whole', () => {
    fc.assert(
      fc.property(dates, counts, counts, (start, n, m) => {
        const middle = plusDays(start, n);
        const end = plusDays(middle, m);
        const count = (a: CalendarDate, b: CalendarDate) => countWorkingDays(until2031, a, b);
        expect(count(start, middle) + count(middle, end)).toBe(count(start, end));
      }),
    );
  });

  it('knows only weekends of a year without a notice', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(isWorkingDate(calendarOf({}), date)).toBe(!isWeekend(date));
      }),
    );
  });
});
