import {
  instalmentsOf,
  partsDue,
  planOf,
} from '../../plugins/talent-office/server/src/office/benefit/instalments';

describe('a plan of instalments', () => {
  it.each(['100', '40/30/30', '20/20/20/20/20', '1/99'])('%s is one', (text) => {
    expect(planOf(text)).toEqual(text.split('/').map(Number));
  });

  it.each([
    '',
    '0',
    '99',
    '50/51',
    '40/30',
    '40/30/30/',
    '-10/110',
    '40.5/59.5',
    '100/0',
    '040/60',
    ' 100',
  ])('"%s" is none', (text) => {
    expect(planOf(text)).toBeNull();
  });

  it('has ten parts at most', () => {
    expect(planOf(Array(10).fill(10).join('/'))).toHaveLength(10);
    expect(planOf([...Array<number>(9).fill(10), 5, 5].join('/'))).toBeNull();
  });
});

describe('the parts of an amount', () => {
  it.each([
    [5_000_000, '40/30/30', [2_000_000, 1_500_000, 1_500_000]],
    [1, '40/30/30', [0, 0, 1]],
    [100_001, '33/33/34', [33_000, 33_000, 34_001]],
    [Number.MAX_SAFE_INTEGER, '1/99', [90_071_992_547_409, 8_917_127_262_193_582]],
  ] as const)('%i by %s', (amount, plan, parts) => {
    expect(instalmentsOf(amount, planOf(plan) ?? [])).toEqual(parts);
  });

  it('are the amount together, and none is below zero, whatever it is', () => {
    const plans = ['100', '40/30/30', '7/11/13/17/52', '1/1/1/97'].map(
      (text) => planOf(text) ?? [],
    );
    for (let amount = 0; amount < 2000; amount += 7) {
      for (const plan of plans) {
        const parts = instalmentsOf(amount, plan);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
      }
    }
  });
});

describe('the days on which parts are due', () => {
  const due = (awardedOn: string, budgetYear: number, count: number) =>
    partsDue(awardedOn, budgetYear, count).map((part) => [part.dueOn, part.budgetYear]);

  it('are that of the award in each year, and the budget is that of the day', () => {
    expect(due('2026-11-23', 2026, 3)).toEqual([
      ['2026-11-23', 2026],
      ['2027-11-23', 2027],
      ['2028-11-23', 2028],
    ]);
    expect(due('2028-02-29', 2028, 2)).toEqual([
      ['2028-02-29', 2028],
      ['2029-02-28', 2029],
    ]);
  });

  it('begin with the budget year, where it was opened in the December before', () => {
    expect(due('2026-12-20', 2027, 2)).toEqual([
      ['2027-01-01', 2027],
      ['2028-01-01', 2028],
    ]);
  });

  it('are never two in one year: of an award of January from the line of last year, too', () => {
    expect(due('2027-01-15', 2026, 3)).toEqual([
      ['2027-01-15', 2026],
      ['2028-01-15', 2028],
      ['2029-01-15', 2029],
    ]);
  });
});
