import fc from 'fast-check';

import { proposeCut, type Candidate, type Purse } from '../cut';

const candidate = (id: string, amountFen: number, more: Partial<Candidate> = {}): Candidate => ({
  ...{ id, amountFen, benefit: 'b', line: 'l', share: 100 },
  ...more,
});
const purse = (free: number, more: Partial<Purse> = {}): Purse => ({
  free: new Map([['l', free]]),
  ceilings: new Map(),
  places: new Map(),
  ...more,
});
const told = (proposed: ReturnType<typeof proposeCut>) =>
  proposed.map(({ proposedFen, reason }) => [proposedFen, reason]);
const three = [candidate('1', 500), candidate('2', 400), candidate('3', 100)];

describe('in order', () => {
  const rule = { method: 'waiting-list', unit: 'fen' } as const;

  it('gives each the whole, and a smaller one never overtakes', () => {
    expect(told(proposeCut(three, purse(899), rule))).toEqual([
      [500, 'none'],
      [0, 'money'],
      [0, 'money'],
    ]);
    expect(told(proposeCut(three, purse(1000), rule))).toEqual([
      [500, 'none'],
      [400, 'none'],
      [100, 'none'],
    ]);
  });

  it('takes no more people than there are places, and no more than the ceiling', () => {
    const places = new Map([['b', 1]]);
    expect(told(proposeCut(three, purse(1000, { places }), rule))).toEqual([
      [500, 'none'],
      [0, 'places'],
      [0, 'places'],
    ]);
    const ceilings = new Map([['b', 899]]);
    expect(told(proposeCut(three, purse(1000, { ceilings }), rule))).toEqual([
      [500, 'none'],
      [0, 'ceiling'],
      [0, 'ceiling'],
    ]);
  });

  it('counts of a later line nothing against this one', () => {
    const other = candidate('4', 50, { line: 'm' });
    const free = new Map([
      ['l', 0],
      ['m', 50],
    ]);
    expect(told(proposeCut([...three, other], purse(0, { free }), rule)).at(-1)).toEqual([
      50,
      'none',
    ]);
  });

  it('counts the part of this year alone', () => {
    const parts = three.map((one) => ({ ...one, share: 40 }));
    expect(told(proposeCut(parts, purse(400), rule)).map(([fen]) => fen)).toEqual([500, 400, 100]);
  });
});

describe('by proportion', () => {
  it('gives an odd rest to nobody', () => {
    const rule = { method: 'proportional', unit: 'fen' } as const;
    const thirds = ['1', '2', '3'].map((id) => candidate(id, 100_01));
    expect(told(proposeCut(thirds, purse(100_00), rule))).toEqual([
      [33_33, 'ratio'],
      [33_33, 'ratio'],
      [33_33, 'ratio'],
    ]);
  });

  it('rounds down to whole yuan where the round says so, and leaves what is not cut as it is', () => {
    const rule = { method: 'proportional', unit: 'yuan' } as const;
    const two = [candidate('1', 100_05), candidate('2', 200_05)];
    expect(told(proposeCut(two, purse(200_00), rule))).toEqual([
      [66_00, 'ratio'],
      [133_00, 'ratio'],
    ]);
    expect(told(proposeCut(two, purse(300_10), rule))).toEqual([
      [100_05, 'none'],
      [200_05, 'none'],
    ]);
  });

  it('gives nobody anything where nothing is free', () => {
    const rule = { method: 'proportional', unit: 'fen' } as const;
    expect(told(proposeCut(three, purse(0), rule))).toEqual([
      [0, 'ratio'],
      [0, 'ratio'],
      [0, 'ratio'],
    ]);
  });
});

const anything = fc.record({
  method: fc.constantFrom('ranking', 'proportional', 'waiting-list'),
  unit: fc.constantFrom('fen', 'yuan'),
  free: fc.tuple(fc.nat(50_000_000), fc.nat(50_000_000)),
  ceiling: fc.option(fc.nat(50_000_000)),
  places: fc.option(fc.nat(12)),
  people: fc.array(
    fc.record({
      amountFen: fc.nat(9_000_000),
      benefit: fc.constantFrom('a', 'b'),
      line: fc.constantFrom('l', 'm'),
      share: fc.constantFrom(100, 40, 33, 1),
    }),
    { maxLength: 30 },
  ),
});

const made = (given: typeof anything extends fc.Arbitrary<infer T> ? T : never) => {
  const candidates = given.people.map((one, index) => ({ ...one, id: String(index) }));
  const there: Purse = {
    free: new Map([
      ['l', given.free[0]],
      ['m', given.free[1]],
    ]),
    ceilings: new Map(given.ceiling === null ? [] : [['a', given.ceiling]]),
    places: new Map(given.places === null ? [] : [['b', given.places]]),
  };
  return { candidates, there, proposed: proposeCut(candidates, there, given as never) };
};

describe('whatever is asked', () => {
  it('never comes to more than is free, than the ceiling, than the places, or than was asked', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const { candidates, there, proposed } = made(given);
        for (const [line, free] of there.free) {
          const sum = candidates.reduce(
            (total, one, index) =>
              one.line === line
                ? total + Math.floor(((proposed[index]?.proposedFen ?? 0) * one.share) / 100)
                : total,
            0,
          );
          expect(sum).toBeLessThanOrEqual(free);
        }
        const of = (benefit: string) =>
          proposed.filter((_one, index) => candidates[index]?.benefit === benefit);
        const asked = of('a').reduce((sum, { proposedFen }) => sum + proposedFen, 0);
        expect(asked).toBeLessThanOrEqual(given.ceiling ?? Number.MAX_SAFE_INTEGER);
        const paid = of('b').filter(({ proposedFen }) => proposedFen > 0).length;
        expect(paid).toBeLessThanOrEqual(given.places ?? Number.MAX_SAFE_INTEGER);
        proposed.forEach(({ proposedFen, amountFen, reason }) => {
          expect(Number.isSafeInteger(proposedFen) && proposedFen >= 0).toBe(true);
          expect(proposedFen).toBeLessThanOrEqual(amountFen);
          if (proposedFen < amountFen) expect(reason).not.toBe('none');
        });
      }),
    );
  });

  it('keeps the order: behind the first that finds no money on a line nobody gets any of it', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const { candidates, proposed } = made({ ...given, method: 'ranking' });
        for (const line of ['l', 'm']) {
          const on = proposed.filter((_one, index) => candidates[index]?.line === line);
          const stopped = on.findIndex(({ reason }) => reason === 'money');
          if (stopped === -1) continue;
          for (const { proposedFen } of on.slice(stopped)) expect(proposedFen).toBe(0);
        }
      }),
    );
  });

  it('cuts everybody on a line by the same ratio, up to its unit', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const { candidates, proposed } = made({
          ...given,
          ...{ method: 'proportional', ceiling: null, places: null },
        });
        const step = given.unit === 'yuan' ? 100 : 1;
        for (const [index, one] of candidates.entries()) {
          for (const [other, two] of candidates.entries()) {
            if (one.line !== two.line || one.amountFen === 0 || two.amountFen === 0) continue;
            const mine = (proposed[index]?.proposedFen ?? 0) + step;
            const theirs = proposed[other]?.proposedFen ?? 0;
            // What I would have by their ratio is less than one unit above what I have.
            expect(BigInt(theirs) * BigInt(one.amountFen)).toBeLessThanOrEqual(
              BigInt(mine) * BigInt(two.amountFen),
            );
          }
        }
      }),
    );
  });
});
