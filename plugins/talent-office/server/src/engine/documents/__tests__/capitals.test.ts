import fc from 'fast-check';

import type { Fen } from '../../../platform';

import { inCapitals } from '../capitals';

const digits = '零壹贰叁肆伍陆柒捌玖';
const units: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000 };

/** What stands before a unit of ten thousands: `壹仟零伍` is 1005. */
const readSection = (text: string): number => {
  let sum = 0;
  let digit = 0;
  for (const sign of text) {
    const unit = units[sign];
    if (unit === undefined) digit = digits.indexOf(sign);
    else sum += digit * unit;
    if (unit !== undefined) digit = 0;
  }
  return sum + digit;
};

/** Fen in an amount in capitals, read sign by sign. */
const readBack = (told: string): number => {
  const [, whole = '', jiao = '', fen = ''] =
    /^(?:(.+)元)?零?(?:(.)角)?(?:(.)分)?整?$/.exec(told) ?? [];
  const sections = /^(?:(.+)亿)?(?:(.+)万)?(.*)$/.exec(whole)?.slice(1) ?? [];
  const yuan = sections.reduce((sum, text) => sum * 10_000 + readSection(text ?? ''), 0);
  return yuan * 100 + Math.max(0, digits.indexOf(jiao || '零')) * 10 + digits.indexOf(fen || '零');
};

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

  it('is read back as the same amount by whoever counts it, with no needless zero in it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_99 }), (amount) => {
        const told = inCapitals(amount as Fen);
        expect([told, readBack(told)]).toEqual([told, amount]);
        expect(told).not.toMatch(/零零|零[拾佰仟万亿]|零角|零分|.零元/);
        expect(told).toMatch(/(元|角)整$|分$/);
      }),
      { numRuns: 2000 },
    );
  });
});
