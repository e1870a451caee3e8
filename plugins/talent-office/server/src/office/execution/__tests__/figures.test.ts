import type { Flow } from '../../../engine/ledger';
import { byMonth, figuresOf, standingOf, sumOf, withRates } from '../figures';

const flow = (
  from: readonly [number, string],
  to: readonly [number, string],
  amount: number,
  month = '2026-03',
): Flow => ({
  ...{ debitLine: from[0], debitPhase: from[1], creditLine: to[0], creditPhase: to[1], month },
  ...{ amount: amount as Flow['amount'], times: 1 },
});

const month = (flows: readonly Flow[], name: string) =>
  byMonth(2026, flows, [1, 2]).find((one) => one.month === name);

describe('figures of a line', () => {
  it('add up to the revised budget, whatever phases money is in', () => {
    const phases = ['available', 'reserved', 'committed', 'sent', 'paid', 'recoverable', 'offset'];
    const all = [...phases, 'recovered', 'waived', 'returned', 'elsewhere'];
    const flows = [
      flow([9, 'source'], [1, 'available'], 2 ** 11),
      ...all.slice(1).map((phase, index) => flow([1, 'available'], [1, phase], 2 ** index)),
    ];
    const figures = figuresOf(standingOf(flows, 1), 2000);
    expect(figures.revisedFen).toBe(2 ** 11);
    const { freeFen, reservedFen, committedFen, sentFen, paidFen } = figures;
    const { recoveredFen, returnedFen } = figures;
    expect(
      freeFen + reservedFen + committedFen + sentFen + paidFen + recoveredFen + returnedFen,
    ).toBe(2 ** 11);
    // Of a phase that another room registers nobody has decided yet.
    expect(reservedFen).toBe(1 + 2 ** 9);
  });

  it('tell a rate in parts of ten thousand, and none of nothing', () => {
    const figures = sumOf([]);
    expect(figures.executionRate).toBeNull();
    const third = { ...figures, revisedFen: 3, paidFen: 2, committedFen: 1 };
    expect(withRates(third)).toMatchObject({ executionRate: 6666, commitmentRate: 10_000 });
    const most = { ...figures, revisedFen: 9_000_000_000_000_000, paidFen: 8_999_999_999_999_999 };
    expect(withRates(most).executionRate).toBe(9999);
  });
});

describe('the months of a year', () => {
  it('count what passed a stage once, however many stages it passed at once, and what came back', () => {
    const flows = [
      flow([1, 'available'], [1, 'committed'], 100),
      flow([1, 'committed'], [1, 'reserved'], 30, '2026-04'),
      flow([1, 'committed'], [1, 'paid'], 70, '2026-04'),
      flow([1, 'paid'], [1, 'recoverable'], 20, '2026-05'),
      flow([1, 'recoverable'], [1, 'recovered'], 20, '2026-05'),
      flow([1, 'recovered'], [1, 'available'], 20, '2026-06'),
    ];
    expect(month(flows, '2026-03')).toMatchObject({ reservedFen: 100, committedFen: 100 });
    expect(month(flows, '2026-04')).toMatchObject({ committedFen: -30, sentFen: 70, paidFen: 70 });
    expect(month(flows, '2026-05')).toMatchObject({ paidFen: -20, recoveredFen: 20 });
    expect(month(flows, '2026-06')).toMatchObject({ reservedFen: 0, recoveredFen: 0 });
  });

  it('are twelve, and those before and after in which money of the year moved', () => {
    expect(byMonth(2026, [], []).map((one) => one.month)).toHaveLength(12);
    const early = [flow([9, 'source'], [1, 'available'], 5, '2025-12')];
    const late = [flow([1, 'available'], [1, 'returned'], 5, '2027-02')];
    const months = byMonth(2026, [...early, ...late], [1]).map((one) => one.month);
    expect(months).toHaveLength(15);
    expect([months[0], months.at(-1)]).toEqual(['2025-12', '2027-02']);
  });

  it('count nothing of what another year’s line does with money that came from this one', () => {
    const flows = [flow([1, 'committed'], [7, 'committed'], 40)];
    expect(month(flows, '2026-03')).toMatchObject({ reservedFen: -40, committedFen: -40 });
  });
});
