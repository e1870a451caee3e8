import fc from 'fast-check';
import { calendarDate } from '../../../platform';
import { daySlots } from '../claims';
import { accountCode, asciiCode, codeLength } from '../codes';
import { amountText } from '../refusals';

const line = { type: 'api::unit-quota.unit-quota', documentId: 'q1', asset: 'place' } as const;
const holder = { type: 'api::nomination.nomination', documentId: 'n1', limit: 'place' };

describe('account codes', () => {
  it('can be read', () => {
    expect(accountCode({ source: 'fen' })).toBe('source:fen');
    expect(accountCode({ line })).toBe('api::unit-quota.unit-quota:q1:place:available');
    expect(accountCode({ line, returned: true })).toBe(
      'api::unit-quota.unit-quota:q1:place:returned',
    );
    expect(accountCode({ line, holder, phase: 'committed' })).toBe(
      'api::unit-quota.unit-quota:q1:place:available/api::nomination.nomination:n1:place:committed',
    );
  });

  it('fit their column and are ASCII, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (text) => {
        expect(asciiCode(text)).toMatch(/^[\x21-\x7e]+$/);
        expect(asciiCode(text).length).toBeLessThanOrEqual(codeLength);
      }),
    );
  });

  it('differ where the texts differ, even when one is the other’s code', () => {
    expect(asciiCode('金兰')).not.toBe(asciiCode('金蘭'));
    expect(asciiCode(asciiCode('金兰'))).not.toBe(asciiCode('金兰'));
  });
});

describe('amounts in refusals', () => {
  it.each([
    [0, '¥0.00'],
    [5, '¥0.05'],
    [123456, '¥1,234.56'],
    [120000000, '¥1,200,000.00'],
    [-1, '-¥0.01'],
  ])('%i fen read %s', (fen, text) => expect(amountText('fen', fen)).toBe(text));

  it('are plain numbers for places', () => expect(amountText('place', 1200)).toBe('1200'));
});

describe('daySlots', () => {
  it('has a slot for each day but the last', () => {
    expect(daySlots(calendarDate('2028-02-28'), calendarDate('2028-03-01'))).toEqual([
      '2028-02-28',
      '2028-02-29',
    ]);
  });

  it('refuses a period without a day', () => {
    const day = calendarDate('2028-02-28');
    expect(() => daySlots(day, day)).toThrow('has no day');
  });
});
