import fc from 'fast-check';

import { plusMonths } from '../../plugins/talent-office/server/src/engine/expression';
import {
  serviceUntil,
  type Interruption,
} from '../../plugins/talent-office/server/src/office/agreement/months';
import {
  calendarDate,
  plusDays,
  type CalendarDate,
} from '../../plugins/talent-office/server/src/platform/values';

const day = (text: string): CalendarDate => calendarDate(text);
const off = (from: string, to: string | null): Interruption => ({
  from: day(from),
  to: to === null ? null : day(to),
});
const served = (from: string, until: string, ...interruptions: Interruption[]): number =>
  serviceUntil({ from: day(from), months: 60 }, interruptions, day(until)).servedMonths;

/** Walks from day to day, and counts those on which he served. */
const daysServed = (
  from: CalendarDate,
  interruptions: readonly Interruption[],
  until: CalendarDate,
): number => {
  let count = 0;
  for (let at = from; at < until; at = plusDays(at, 1)) {
    const stands = interruptions.some((one) => one.from <= at && (one.to === null || at < one.to));
    if (!stands) count += 1;
  }
  return count;
};
const walked = (
  from: CalendarDate,
  months: number,
  interruptions: readonly Interruption[],
  until: CalendarDate,
): number => {
  const reached = plusDays(from, daysServed(from, interruptions, until));
  let full = 0;
  while (full < months && plusMonths(from, full + 1) <= reached) full += 1;
  return full;
};

const begin = day('2026-01-01');
const anyDay = fc.integer({ min: 0, max: 1500 }).map((count) => plusDays(begin, count));
const anyInterruption = fc
  .tuple(anyDay, fc.option(fc.integer({ min: 1, max: 400 }), { freq: 8 }))
  .map(([from, length]): Interruption => ({
    from,
    to: length === null ? null : plusDays(from, length),
  }));
const anyService = fc.record({
  from: anyDay,
  months: fc.integer({ min: 1, max: 72 }),
  interruptions: fc.array(anyInterruption, { maxLength: 5 }),
  until: anyDay,
});

describe('months of service', () => {
  it.each([
    ['2026-01-15', '2026-01-15', 0],
    ['2026-01-15', '2026-02-14', 0],
    ['2026-01-15', '2026-02-15', 1],
    // A month without that day is full on its last one, and the day comes back afterwards.
    ['2026-01-31', '2026-02-27', 0],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-01-31', '2026-03-30', 1],
    ['2026-01-31', '2026-03-31', 2],
    ['2028-02-29', '2029-02-28', 12],
    // Before it began, and long after it ended.
    ['2026-05-01', '2026-01-01', 0],
    ['2026-05-01', '2046-05-01', 60],
  ])('from %s to %s are %i', (from, until, months) => {
    expect(served(from, until)).toBe(months);
  });

  it('stand still while service is interrupted, and once for two interruptions of one day', () => {
    expect(served('2026-01-01', '2027-01-01', off('2026-03-01', '2026-06-01'))).toBe(9);
    expect(served('2026-01-01', '2026-02-01', off('2026-01-10', '2026-01-11'))).toBe(0);
    expect(served('2026-01-01', '2026-02-02', off('2026-01-10', '2026-01-11'))).toBe(1);
    const twice = [off('2026-03-01', '2026-05-01'), off('2026-04-01', '2026-06-01')];
    expect(served('2026-01-01', '2027-01-01', ...twice)).toBe(9);
    expect(served('2026-01-01', '2029-01-01', off('2026-03-01', null))).toBe(2);
    // Half-open: the day on which he serves again counts.
    expect(served('2026-01-01', '2026-02-01', off('2025-12-01', '2026-01-01'))).toBe(1);
  });

  it('end later by what was interrupted, and on no known day while it goes on', () => {
    const term = { from: day('2026-01-31'), months: 1 };
    const endOf = (...found: Interruption[]) => serviceUntil(term, found, term.from).endsOn;
    expect(endOf()).toBe('2026-02-28');
    expect(endOf(off('2026-02-01', '2026-02-11'))).toBe('2026-03-10');
    expect(endOf(off('2026-02-01', null))).toBeNull();
    expect(endOf(off('2026-02-28', null))).toBe('2026-02-28');
  });

  it('are those that somebody counts who walks from day to day', () => {
    fc.assert(
      fc.property(anyService, ({ from, months, interruptions, until }) => {
        const found = serviceUntil({ from, months }, interruptions, until);
        expect(found.servedMonths).toBe(walked(from, months, interruptions, until));
        expect(found.servedMonths + found.unservedMonths).toBe(months);
        const days = daysServed(from, interruptions, until);
        const all = daysServed(from, [], until);
        expect(found.interruptedDays).toBe(all - days);
      }),
      { numRuns: 200 },
    );
  });

  it('never become fewer with another day, nor more with another interruption, in whichever order', () => {
    fc.assert(
      fc.property(anyService, anyInterruption, ({ from, months, interruptions, until }, more) => {
        const count = (found: readonly Interruption[], at: CalendarDate) =>
          serviceUntil({ from, months }, found, at).servedMonths;
        const now = count(interruptions, until);
        expect(count(interruptions, plusDays(until, 1))).toBeGreaterThanOrEqual(now);
        expect(count([...interruptions, more], until)).toBeLessThanOrEqual(now);
        expect(count(interruptions.toReversed(), until)).toBe(now);
      }),
    );
  });

  it('are all served on the day on which the term ends, and not a day before', () => {
    fc.assert(
      fc.property(anyService, ({ from, months, interruptions }) => {
        const term = { from, months };
        const { endsOn } = serviceUntil(term, interruptions, from);
        if (endsOn === null) return;
        expect(serviceUntil(term, interruptions, endsOn).unservedMonths).toBe(0);
        const before = plusDays(endsOn, -1);
        expect(serviceUntil(term, interruptions, before).unservedMonths).toBe(1);
      }),
    );
  });
});
