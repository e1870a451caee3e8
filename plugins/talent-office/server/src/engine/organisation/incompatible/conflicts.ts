/** A position as it is compared: a document, with what may be signed by it. */
export interface HeldPosition {
  readonly documentId: string;
  readonly name: string;
  readonly role: string;
}

/** Two positions that nobody holds at the same time, as declared. */
export interface Pair {
  readonly documentId: string;
  readonly title: string;
  readonly first: HeldPosition;
  readonly second: HeldPosition;
  /** Of every position with the role of either. */
  readonly allOfRole: boolean;
}

/** One person at one position in `[from, until)`, dates as in the calendar; without an end: for good. */
export interface Holding {
  readonly person: string;
  readonly position: HeldPosition;
  readonly from: string;
  readonly until: string | null;
  /** The appointment, and where somebody acts for the appointed, the entry that says so. */
  readonly source: string;
}

/** Both positions of a pair in one hand, in `[from, until)`. */
export interface Conflict {
  readonly pair: Pair;
  readonly holdings: readonly [Holding, Holding];
  readonly from: string;
  readonly until: string | null;
}

const matches = (declared: HeldPosition, { allOfRole }: Pair, held: HeldPosition): boolean =>
  declared.documentId === held.documentId || (allOfRole && declared.role === held.role);

const earlier = (a: string | null, b: string | null): string | null => {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
};

/** Where the time of two holdings, from today on, is the same; `null` where it never is. */
const overlap = (a: Holding, b: Holding, today: string) => {
  const from = [a.from, b.from, today].reduce((last, one) => (one > last ? one : last));
  const until = earlier(a.until, b.until);
  return until !== null && until <= from ? null : { from, until };
};

/** Every pair that somebody holds at the same time, today or on a day to come. */
export const conflictsAmong = (
  pairs: readonly Pair[],
  holdings: readonly Holding[],
  today: string,
): Conflict[] => {
  const ofPerson = new Map<string, Holding[]>();
  for (const one of holdings) {
    ofPerson.set(one.person, [...(ofPerson.get(one.person) ?? []), one]);
  }
  const found: Conflict[] = [];
  for (const pair of pairs) {
    for (const held of ofPerson.values()) {
      for (const a of held.filter(({ position }) => matches(pair.first, pair, position))) {
        for (const b of held.filter(({ position }) => matches(pair.second, pair, position))) {
          const both = overlap(a, b, today);
          if (both) found.push({ pair, holdings: [a, b], ...both });
        }
      }
    }
  }
  return found;
};

/** Is it no more than what stood before? To end one of two early is free, to prolong it is not. */
const isWithin = (one: Conflict, before: Conflict): boolean =>
  one.pair.documentId === before.pair.documentId &&
  one.holdings.every(({ source }, index) => source === before.holdings[index]?.source) &&
  one.from >= before.from &&
  earlier(one.until, before.until) === one.until;

/** The first that did not stand before. */
export const newConflict = (
  before: readonly Conflict[],
  now: readonly Conflict[],
): Conflict | undefined =>
  now.find((one) => !before.some((earlierOne) => isWithin(one, earlierOne)));
