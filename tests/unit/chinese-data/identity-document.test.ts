import fc from 'fast-check';

import { fictionalIdentityNumber } from '../../../database/seeds/demo/fictional-numbers';
import { checkIdentityDocument } from '../../../plugins/talent-office/shared/chinese-data';

const today = '2026-11-23';
const problemOf = (text: string, day = today) => {
  const checked = checkIdentityDocument(text, day);
  return checked.ok ? null : checked.problem;
};

/** The example of GB 11643-1999, annex A. */
const ofTheStandard = '11010519491231002X';

const number = fc
  .record({
    area: fc.constantFrom('230111', '230121', '810000', '820000', '830000', '923156'),
    birth: fc.date({
      min: new Date('1920-01-01'),
      max: new Date('2026-11-22'),
      noInvalidDate: true,
    }),
    sequence: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ area, birth, sequence }) =>
    fictionalIdentityNumber(area, birth.toISOString().slice(0, 10), sequence),
  );

describe('a number by GB 11643', () => {
  it('is read: kind, birth date, sex', () => {
    expect(checkIdentityDocument(ofTheStandard, today)).toEqual({
      ok: true,
      kind: 'resident-identity-card',
      value: ofTheStandard,
      birthDate: '1949-12-31',
      sex: 'female',
    });
  });

  it('may be typed with spaces, full-width digits and a small x', () => {
    const typed = '１10105 1949-1231 002x';
    expect(checkIdentityDocument(typed, today)).toMatchObject({ ok: true, value: ofTheStandard });
  });

  it('is accepted whatever its area, with the kind that its first digits say', () => {
    const kindOf = (area: string) =>
      checkIdentityDocument(fictionalIdentityNumber(area, '1990-05-01', 7), today);
    expect(kindOf('230121')).toMatchObject({ kind: 'resident-identity-card', sex: 'male' });
    expect(kindOf('810000')).toMatchObject({ kind: 'hmt-residence-permit' });
    expect(kindOf('830000')).toMatchObject({ kind: 'hmt-residence-permit' });
    expect(kindOf('923840')).toMatchObject({ kind: 'foreign-permanent-residence-card' });
  });

  it('is accepted for every day and sequence', () => {
    fc.assert(fc.property(number, (valid) => problemOf(valid) === null));
  });

  it('shows every change of one character', () => {
    const change = fc.record({
      valid: number,
      at: fc.integer({ min: 0, max: 17 }),
      to: fc.constantFrom(...'0123456789X'),
    });
    fc.assert(
      fc.property(change, ({ valid, at, to }) => {
        fc.pre(valid[at] !== to);
        return problemOf(valid.slice(0, at) + to + valid.slice(at + 1)) !== null;
      }),
      { numRuns: 2000 },
    );
  });

  it('shows every exchange of two neighbours', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 16 }), (valid, at) => {
        const [left, right] = [valid.charAt(at), valid.charAt(at + 1)];
        fc.pre(left !== right);
        return problemOf(valid.slice(0, at) + right + left + valid.slice(at + 2)) !== null;
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['1990-02-30', '1991-02-29', '1900-02-29', '1990-13-01', '1990-04-31', '1990-00-10'])(
    'refuses the birth date %s, which no calendar has',
    (date) => {
      expect(problemOf(fictionalIdentityNumber('230111', date, 1))).toBe('date');
    },
  );

  it.each(['1992-02-29', '2000-02-29', '2024-02-29'])('accepts the leap day %s', (date) => {
    expect(problemOf(fictionalIdentityNumber('230111', date, 1))).toBeNull();
  });

  it('refuses who is not born yet, by the given day and not by the machine', () => {
    const born = fictionalIdentityNumber('230111', '2028-01-01', 1);
    expect(problemOf(born, '2027-12-31')).toBe('future');
    expect(problemOf(born, '2028-01-01')).toBeNull();
    expect(problemOf(born, '2030-06-01')).toBeNull();
  });
});

describe('other documents', () => {
  it.each([
    ['E12345678', 'passport'],
    ['EA1234567', 'passport'],
    ['g12345678', 'passport'],
    ['CAN231234567890', 'foreign-permanent-residence-card'],
  ])('%s is a %s', (text, kind) => {
    expect(checkIdentityDocument(text, today)).toMatchObject({
      ok: true,
      kind,
      value: text.toUpperCase(),
      birthDate: null,
    });
  });

  it('names the number of before 1999 as such', () => {
    expect(problemOf('110105491231002')).toBe('fifteen-digits');
  });

  it.each(['', 'PASSPORT', '1234', '0301051949123100', '************002X', '1101051949123100200'])(
    'refuses "%s"',
    (text) => {
      expect(problemOf(text)).toBe('form');
    },
  );
});
