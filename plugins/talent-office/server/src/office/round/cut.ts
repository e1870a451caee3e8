import type { CutReason, CutUnit, ShortMoneyMethod } from '../../../../shared/vocabulary';

/** A case of a list, in the order in which money is given. */
export interface Candidate {
  readonly id: string;
  readonly benefit: string;
  readonly line: string;
  /** What it was worked out to, in fen. */
  readonly amountFen: number;
  /** Per cent of it that its line pays in this budget year, 1 to 100. */
  readonly share: number;
}

/** What there is to give. An absent ceiling is none. */
export interface Purse {
  /** Fen by line, with what the candidates hold on it already. */
  readonly free: ReadonlyMap<string, number>;
  /** Fen by benefit, of whole awards. */
  readonly ceilings: ReadonlyMap<string, number>;
  /** People by benefit. */
  readonly places: ReadonlyMap<string, number>;
}

export interface Proposed {
  readonly id: string;
  readonly amountFen: number;
  /** Never more than the amount; 0 waits. */
  readonly proposedFen: number;
  readonly reason: CutReason;
}

const whole = 100n;

const firstPart = ({ share }: Candidate, amountFen: bigint): bigint =>
  (amountFen * BigInt(share)) / whole;

/** Those beyond the places of their benefit, the last of the order. */
const beyondPlaces = (candidates: readonly Candidate[], { places }: Purse): Set<string> => {
  const taken = new Map<string, number>();
  const beyond = new Set<string>();
  for (const { id, benefit } of candidates) {
    const count = (taken.get(benefit) ?? 0) + 1;
    taken.set(benefit, count);
    if (count > (places.get(benefit) ?? Number.POSITIVE_INFINITY)) beyond.add(id);
  }
  return beyond;
};

/**
 * One after the other, whole or not at all. The first that finds too little ends its line, or its benefit:
 * a smaller one behind it never overtakes.
 */
const inOrder = (candidates: readonly Candidate[], purse: Purse): Proposed[] => {
  const beyond = beyondPlaces(candidates, purse);
  const free = new Map(purse.free);
  const ceilings = new Map(purse.ceilings);
  return candidates.map((one) => {
    const { id, benefit, line, amountFen } = one;
    const without = (reason: CutReason): Proposed => ({ id, amountFen, proposedFen: 0, reason });
    if (beyond.has(id)) return without('places');
    const ceiling = ceilings.get(benefit);
    if (ceiling !== undefined && amountFen > ceiling) {
      ceilings.set(benefit, -1);
      return without('ceiling');
    }
    const part = Number(firstPart(one, BigInt(amountFen)));
    const left = free.get(line) ?? 0;
    if (part > left) {
      free.set(line, -1);
      return without('money');
    }
    free.set(line, left - part);
    if (ceiling !== undefined) ceilings.set(benefit, ceiling - amountFen);
    return { id, amountFen, proposedFen: amountFen, reason: 'none' };
  });
};

/** A fraction that amounts are multiplied by; 1 where there is enough. */
interface Ratio {
  readonly of: bigint;
  readonly to: bigint;
}

const one: Ratio = { of: 1n, to: 1n };

const ratioOf = (there: number | undefined, asked: bigint, scale: bigint): Ratio => {
  if (there === undefined) return one;
  const has = BigInt(Math.max(0, there)) * scale;
  return has >= asked ? one : { of: has, to: asked };
};

const sumBy = (
  candidates: readonly Candidate[],
  key: (candidate: Candidate) => string,
  value: (candidate: Candidate) => bigint,
): Map<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const each of candidates) sums.set(key(each), (sums.get(key(each)) ?? 0n) + value(each));
  return sums;
};

/**
 * All of a benefit by the ratio of its ceiling, then all of a line by that of its money; each amount is
 * rounded down, and what that leaves is not spent.
 */
const byRatio = (candidates: readonly Candidate[], purse: Purse, unit: CutUnit): Proposed[] => {
  const beyond = beyondPlaces(candidates, purse);
  const within = candidates.filter(({ id }) => !beyond.has(id));
  const benefitOf = ({ benefit }: Candidate): string => benefit;
  const asked = sumBy(within, benefitOf, ({ amountFen }) => BigInt(amountFen));
  const underCeiling = new Map(
    within.map((each) => {
      const { benefit, id, amountFen } = each;
      const { of, to } = ratioOf(purse.ceilings.get(benefit), asked.get(benefit) ?? 0n, 1n);
      return [id, (BigInt(amountFen) * of) / to];
    }),
  );
  // In hundredths of a fen: the parts of the first year are summed up before they are rounded.
  const due = (each: Candidate): bigint => (underCeiling.get(each.id) ?? 0n) * BigInt(each.share);
  const dueOn = sumBy(within, ({ line }) => line, due);
  const step = unit === 'yuan' ? 100n : 1n;
  return candidates.map(({ id, line, amountFen }) => {
    if (beyond.has(id)) return { id, amountFen, proposedFen: 0, reason: 'places' };
    const start = underCeiling.get(id) ?? 0n;
    const { of, to } = ratioOf(purse.free.get(line) ?? 0, dueOn.get(line) ?? 0n, whole);
    const cut = (start * of) / to;
    // What nobody cuts is not rounded either.
    const proposedFen = Number(cut === BigInt(amountFen) ? cut : (cut / step) * step);
    if (proposedFen === amountFen) return { id, amountFen, proposedFen, reason: 'none' };
    return { id, amountFen, proposedFen, reason: of === to ? 'ceiling' : 'ratio' };
  });
};

/**
 * What each case of a list would get. By rank and by waiting list the order of the candidates decides;
 * by proportion everybody within the places gets the same part.
 * The parts of this year together never come to more than is free on their line.
 */
export const proposeCut = (
  candidates: readonly Candidate[],
  purse: Purse,
  { method, unit }: { readonly method: ShortMoneyMethod; readonly unit: CutUnit },
): Proposed[] =>
  method === 'proportional' ? byRatio(candidates, purse, unit) : inOrder(candidates, purse);
