import fc from 'fast-check';

import { numberProblem } from '../numbers';

const money = { type: 'biginteger', min: '0' } as const;

describe('the number of an attribute', () => {
  it('is right in its one form, as text and as number, and in no other text', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        expect(numberProblem(money, value)).toBeNull();
        expect(numberProblem(money, String(value))).toBeNull();
        expect(numberProblem(money, BigInt(value))).toBeNull();
        for (const other of [`+${value}`, ` ${value}`, `0${value}`, `${value}.0`, `${value}e0`]) {
          expect(numberProblem(money, other)).toMatchObject({ code: 'NUMBER_FORM' });
        }
      }),
    );
  });

  it('lies within its limits, and within what JavaScript counts exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 80n }), (beyond) => {
        const range = { code: 'NUMBER_RANGE', min: 0, max: Number.MAX_SAFE_INTEGER };
        expect(numberProblem(money, String(-beyond))).toEqual(range);
        expect(numberProblem(money, BigInt(Number.MAX_SAFE_INTEGER) + beyond)).toEqual(range);
      }),
    );
    expect(numberProblem({ type: 'integer', max: 12 }, 13)).toMatchObject({ min: -(2 ** 31) });
  });

  it('lies within the bounds of its plugin options too, which no form reads as a length', () => {
    const floor = { ...money, pluginOptions: { 'talent-office': { min: '12', max: 20 } } };
    expect(numberProblem(floor, '12')).toBeNull();
    expect(numberProblem(floor, 11)).toEqual({ code: 'NUMBER_RANGE', min: 12, max: 20 });
    expect(numberProblem(floor, 21)).toMatchObject({ code: 'NUMBER_RANGE' });
  });

  it.each([true, '', 'x', 1.5, NaN, Infinity, {}, [1]])('is not %j', (value) => {
    expect(numberProblem({ type: 'integer' }, value)).toMatchObject({ code: 'NUMBER_FORM' });
  });

  it.each([
    [money, null],
    [money, undefined],
    [{ type: 'string' }, '+8'],
    [undefined, '+8'],
  ])('is not looked for in %j: %j', (attribute, value) => {
    expect(numberProblem(attribute, value)).toBeNull();
  });
});
