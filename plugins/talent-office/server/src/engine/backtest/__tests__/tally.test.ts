import { createTally, emptySummary, mostChanges, reasonsOf, type Judged } from '../tally';

const judgement = (verdict: 'eligible' | 'not_eligible', fen: number | null = 100) => ({
  verdict,
  rules: [{ code: 'tier', outcome: verdict === 'eligible' ? 'pass' : 'fail' } as const],
  fen,
});

const judged = (more: Partial<Judged> = {}): Judged => ({
  group: 'A',
  use: 'care',
  priced: true,
  before: judgement('eligible'),
  after: judgement('not_eligible'),
  ...more,
});

describe('the tally of a backtest', () => {
  it('counts every change, and keeps no more than its limit', () => {
    const tally = createTally(emptySummary);
    const kept = Array.from({ length: mostChanges + 5 }, () => tally.add(judged()));
    expect(kept.filter(Boolean)).toHaveLength(mostChanges);
    expect(tally.summary()).toMatchObject({
      changed: mostChanges + 5,
      kept: mostChanges,
      outcomes: [{ before: 'eligible', after: 'not_eligible', count: mostChanges + 5 }],
      reasons: [{ code: 'tier', count: mostChanges + 5 }],
      money: [{ group: 'A', beforeFen: (mostChanges + 5) * 100, afterFen: 0 }],
    });
  });

  it('goes on from what was kept of it', () => {
    const whole = createTally(emptySummary);
    const first = createTally(emptySummary);
    const entries = [judged(), judged({ group: 'B', after: judgement('eligible') }), judged()];
    entries.forEach(whole.add);
    first.add(entries[0] ?? judged());
    const second = createTally(JSON.parse(JSON.stringify(first.summary())));
    entries.slice(1).forEach(second.add);
    expect(second.summary()).toEqual(whole.summary());
  });

  it('tells no difference of money where one side is not known', () => {
    const tally = createTally(emptySummary);
    tally.add(judged({ before: judgement('not_eligible'), after: judgement('eligible', null) }));
    expect(tally.summary().money).toEqual([
      { group: 'A', use: 'care', beforeFen: 0, afterFen: 0, unknown: 1 },
    ]);
  });

  it('does not grow with the texts that people are told apart by', () => {
    const tally = createTally(emptySummary);
    for (let number = 0; number < 5000; number += 1) tally.add(judged({ group: `g${number}` }));
    const { money } = tally.summary();
    expect(money.length).toBeLessThanOrEqual(201);
    expect(money.reduce((sum, { beforeFen }) => sum + beforeFen, 0)).toBe(500_000);
  });

  it('names as reasons the rules that judge otherwise, not one that is new and holds', () => {
    const before = { ...judgement('eligible'), rules: [{ code: 'old', outcome: 'fail' } as const] };
    const after = {
      ...judgement('eligible'),
      rules: [
        { code: 'new', outcome: 'pass' } as const,
        { code: 'asked', outcome: 'unknown' } as const,
      ],
    };
    expect(reasonsOf(judged({ before, after }))).toEqual([
      { code: 'asked', before: null, after: 'unknown' },
      { code: 'old', before: 'fail', after: null },
    ]);
  });
});
