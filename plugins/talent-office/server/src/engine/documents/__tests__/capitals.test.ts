import type { Fen } from '../../../platform';

import { inCapitals } from '../capitals';

describe('an amount in capitals', () => {
  it.each([
    [0, '零元整'],
    [1, '壹分'],
    [10, '壹角整'],
    [12, '壹角贰分'],
    [100, '壹元整'],
    [101, '壹元零壹分'],
    [140_950, '壹仟肆佰零玖元伍角整'],
    [1_000_000, '壹万元整'],
    [100_000_100, '壹佰万零壹元整'],
    [120_000_000, '壹佰贰拾万元整'],
    [10_000_000_000_000, '壹仟亿元整'],
  ])('of %i fen is %s', (amount, told) => {
    expect(inCapitals(amount as Fen)).toBe(told);
  });
});
