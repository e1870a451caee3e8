import { fullMonths, plusMonths } from '../../engine/expression';
import { plusDays, type CalendarDate } from '../../platform';

/** Days that do not count, `[from, to)`; `null` while they go on. */
export interface Interruption {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** A term of service: so many months from its first day on. */
export interface Term {
  readonly from: CalendarDate;
  readonly months: number;
}

export interface Service {
  readonly termMonths: number;
  /** Whole months, from 0 to those of the term. */
  readonly servedMonths: number;
  /** The rest of the term. */
  readonly unservedMonths: number;
  /** Days of it that did not count, each once. */
  readonly interruptedDays: number;
  /** The first day after the term; `null` while nobody knows when it goes on. */
  readonly endsOn: CalendarDate | null;
  /** Up to this day, which itself does not count. */
  readonly until: CalendarDate;
}

const dayNumber = (date: CalendarDate): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** Within the service up to a day: in order, and none over another. */
const merged = (
  found: readonly Interruption[],
  from: CalendarDate,
  until: CalendarDate | null,
): Interruption[] => {
  const kept: Interruption[] = [];
  for (const one of found.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const begin = one.from < from ? from : one.from;
    const end = until !== null && (one.to === null || one.to > until) ? until : one.to;
    if (end !== null && end <= begin) continue;
    const last = kept.at(-1);
    if (!last || (last.to !== null && last.to < begin)) {
      kept.push({ from: begin, to: end });
      continue;
    }
    const later = last.to === null || end === null ? null : end > last.to ? end : last.to;
    kept[kept.length - 1] = { from: last.from, to: later };
  }
  return kept;
};

/** Where the days that did not count push the end of the term to. */
const endOf = (term: Term, interruptions: readonly Interruption[]): CalendarDate | null => {
  let end = plusMonths(term.from, term.months);
  for (const { from, to } of merged(interruptions, term.from, null)) {
    if (from >= end) break;
    if (to === null) return null;
    end = plusDays(end, dayNumber(to) - dayNumber(from));
  }
  return end;
};

/**
 * What of a term was served up to a day, in whole months by the calendar. A month is full on the day of
 * the month on which the service began, or on the last one of a month that has no such day (民法典
 * 第二百零二条): begun on 31 January, the first is full on 28 February, the second on 31 March. Days that
 * were interrupted stand still: they move every later full month by as many days, and never count twice.
 */
export const serviceUntil = (
  term: Term,
  interruptions: readonly Interruption[],
  until: CalendarDate,
): Service => {
  const interruptedDays = merged(interruptions, term.from, until).reduce(
    (sum, { from, to }) => sum + dayNumber(to ?? until) - dayNumber(from),
    0,
  );
  const counted = until <= term.from ? term.from : plusDays(until, -interruptedDays);
  const servedMonths = Math.min(term.months, fullMonths(term.from, counted));
  return {
    termMonths: term.months,
    servedMonths,
    unservedMonths: term.months - servedMonths,
    interruptedDays,
    endsOn: endOf(term, interruptions),
    until,
  };
};
