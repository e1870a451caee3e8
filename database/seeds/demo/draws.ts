/** Draws that are the same in every run: each name has its own sequence, so an addition moves nothing. */
export interface Draws {
  /** A whole number in `[from, to]`. */
  between(from: number, to: number): number;
  /** @throws RangeError when there is nothing to pick from */
  pick<T>(choices: readonly T[]): T;
  /** True in so many of a hundred. */
  chance(percent: number): boolean;
}

/** FNV-1a, 32 bits. */
const hash = (text: string): number =>
  [...text].reduce(
    (state, character) => Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193),
    0x811c9dc5,
  );

/** The generator mulberry32, started from a name. */
export const drawsOf = (name: string): Draws => {
  let state = hash(name);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    between,
    chance: (percent) => next() * 100 < percent,
    pick: (choices) => {
      const picked = choices[between(0, choices.length - 1)];
      if (picked === undefined) throw new RangeError(`${name}: nothing to pick from`);
      return picked;
    },
  };
};
