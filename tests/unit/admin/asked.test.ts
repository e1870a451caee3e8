import { askedOf } from '../../../plugins/talent-office/admin/src/content-manager/procedure/asked';

/** What `received()` read of one person, in fen by kind of benefit. */
const sums = { mentor: 0, care: 300000, training: 0 };
const nothing = {};

describe('what an expression asked a function that answers by kind', () => {
  it('is the kind it names, though others were read: 就高不重复 goes by that one alone', () => {
    const source = 'greatest(0, 600000 - received("mentor"))';
    expect(askedOf('received', sums, { source, inputs: nothing })).toEqual([['mentor', 0]]);
  });

  it('is none, where nothing was read of its kind', () => {
    const source = "greatest(0, 20000000 - received( 'settling-in' ) - received('toString'))";
    expect(askedOf('received', sums, { source, inputs: nothing })).toEqual([
      ['settling-in', undefined],
      ['toString', undefined],
    ]);
  });

  it('is each of several once', () => {
    const source = 'received("care") + received("mentor") > received("care")';
    expect(askedOf('received', sums, { source, inputs: nothing })).toEqual([
      ['care', 300000],
      ['mentor', 0],
    ]);
  });

  it('is what a fact of the entry named', () => {
    const inputs = { 'benefit.kind': 'care', 'subject.tier': 'C' };
    const asked = (source: string) => askedOf('received', sums, { source, inputs });
    expect(asked('1 - received(benefit.kind)')).toEqual([['care', 300000]]);
    expect(asked('1 - received(entry.benefit.kind)')).toEqual([['care', 300000]]);
    const shares = { A: 0, C: 30 };
    const expression = { source: 'room.baseRentFen * rentShare(subject.tier) / 100', inputs };
    expect(askedOf('rentShare', shares, expression)).toEqual([['C', 30]]);
  });

  it.each([
    'received(subject.tier == "A" ? "care" : "mentor")',
    'received(lowerAscii("CARE"))',
    'received("care") + received(unknown.path)',
    'alreadyReceived("care")',
  ])('is all that was read, where the text alone does not tell: %s', (source) => {
    expect(askedOf('received', sums, { source, inputs: nothing })).toEqual(Object.entries(sums));
  });
});
