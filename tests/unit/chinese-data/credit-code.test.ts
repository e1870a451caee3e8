import fc from 'fast-check';

import { fictionalCreditCode } from '../../../database/seeds/demo/fictional-numbers';
import { checkCreditCode } from '../../../plugins/talent-office/shared/chinese-data';

const characters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const code = fc.integer({ min: 0, max: 999_999_999 }).map((n) => fictionalCreditCode('230111', n));
const isRefused = (text: string): boolean => !checkCreditCode(text).ok;

describe('a unified social credit code by GB 32100', () => {
  it('is accepted in either case, with spaces', () => {
    expect(checkCreditCode('9135 0100 m000 100y43')).toEqual({
      ok: true,
      value: '91350100M000100Y43',
    });
  });

  it('is accepted when its check character fits', () => {
    fc.assert(fc.property(code, (valid) => !isRefused(valid)));
  });

  it('shows every change of one character', () => {
    fc.assert(
      fc.property(
        code,
        fc.integer({ min: 0, max: 17 }),
        fc.constantFrom(...characters),
        (valid, at, to) => {
          fc.pre(valid[at] !== to);
          return isRefused(valid.slice(0, at) + to + valid.slice(at + 1));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('shows every exchange of two neighbours', () => {
    fc.assert(
      fc.property(code, fc.integer({ min: 0, max: 16 }), (valid, at) => {
        const [left, right] = [valid.charAt(at), valid.charAt(at + 1)];
        fc.pre(left !== right);
        return isRefused(valid.slice(0, at) + right + left + valid.slice(at + 2));
      }),
      { numRuns: 2000 },
    );
  });

  it('has no I, O, Z, S or V', () => {
    const valid = fictionalCreditCode('230111', 1);
    for (const letter of 'IOZSV') {
      expect(checkCreditCode(letter + valid.slice(1))).toEqual({ ok: false, problem: 'form' });
    }
  });
});
