import {
  dueOn,
  instalmentsOf,
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

describe('the day on which a part is due', () => {
  it('is that of the award, in its year', () => {
    expect(dueOn('2026-11-23', 2026)).toBe('2026-11-23');
    expect(dueOn('2026-11-23', 2027)).toBe('2027-11-23');
    expect(dueOn('2028-02-29', 2029)).toBe('2029-02-28');
  });

  it('is not before the award', () => {
    expect(dueOn('2027-01-05', 2026)).toBe('2027-01-05');
  });
});
