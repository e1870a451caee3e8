/** Half-open; without an end as long as nobody ends it. */
interface Term {
  readonly startsOn: string;
  readonly endsOn: string | null;
}

const isLater = (end: string | null, day: string): boolean => end === null || end > day;

/** The days of a term on which nobody holds its position by the other terms. */
export const uncovered = ({ startsOn, endsOn }: Term, others: readonly Term[]): Term[] => {
  const gaps: Term[] = [];
  let from = startsOn;
  for (const held of others.toSorted((a, b) => a.startsOn.localeCompare(b.startsOn))) {
    if (!isLater(endsOn, from)) return gaps;
    const until = isLater(endsOn, held.startsOn) ? held.startsOn : endsOn;
    if (until !== null && until > from) gaps.push({ startsOn: from, endsOn: until });
    if (held.endsOn === null) return gaps;
    if (held.endsOn > from) from = held.endsOn;
  }
  return isLater(endsOn, from) ? [...gaps, { startsOn: from, endsOn }] : gaps;
};
