import fc from 'fast-check';

import { calendarDate, plusDays } from '../../../platform';
import {
  daysBetween,
  fromTimestamp,
  fullMonths,
  fullYears,
  parseDate,
  plusMonths,
  toTimestamp,
} from '../dates';

const days = fc
  .integer({ min: 0, max: 40_000 })
  .map((n) => plusDays(calendarDate('1950-01-01'), n));

describe('dates in expressions', () => {
  it('survive the way through a timestamp, wherever the server stands', () => {
    fc.assert(fc.property(days, (day) => fromTimestamp(toTimestamp(day)) === day));
  });

  it('29 February a year later is the last day of February', () => {
    expect(plusMonths(calendarDate('2028-02-29'), 12)).toBe('2029-02-28');
    expect(plusMonths(calendarDate('2026-01-31'), 1)).toBe('2026-02-28');
    expect(plusMonths(calendarDate('2026-11-30'), -9)).toBe('2026-02-28');
  });

  it('a year of age is full on the birthday, not the day before', () => {
    expect(fullYears(calendarDate('1986-11-23'), calendarDate('2026-11-22'))).toBe(39);
    expect(fullYears(calendarDate('1986-11-23'), calendarDate('2026-11-23'))).toBe(40);
  });

  it('a year is full as soon as the term in months is over, never sooner', () => {
    fc.assert(
      fc.property(days, days, (from, to) => {
        const years = fullYears(from, to);
        expect(plusMonths(from, years * 12) <= to).toBe(true);
        expect(plusMonths(from, (years + 1) * 12) > to).toBe(true);
      }),
    );
    expect(fullYears(calendarDate('2008-02-29'), calendarDate('2026-02-27'))).toBe(17);
    expect(fullYears(calendarDate('2008-02-29'), calendarDate('2026-02-28'))).toBe(18);
  });

  it('a month of service is full on the same day, or on the last day of a shorter month', () => {
    fc.assert(
      fc.property(days, days, (from, to) => {
        const months = fullMonths(from, to);
        expect(plusMonths(from, months) <= to).toBe(true);
        expect(plusMonths(from, months + 1) > to).toBe(true);
      }),
    );
    expect(fullMonths(calendarDate('2025-08-31'), calendarDate('2026-02-27'))).toBe(5);
    expect(fullMonths(calendarDate('2025-08-31'), calendarDate('2026-02-28'))).toBe(6);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '0099-01-01', '2026-01-01T00:00'])(
    'takes no %s',
    (text) => {
      expect(parseDate(text)).toBeNull();
    },
  );

  it('counts days without daylight saving', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: -900, max: 900 }),
        (day, count) => daysBetween(toTimestamp(day), toTimestamp(plusDays(day, count))) === count,
      ),
    );
  });
});
