import type { RowId } from '../../../platform';
import { commitmentTo, drawn, markOf, ordered, publicSeed } from '../order';
import type { CandidateRecord } from '../records';

const candidate = (id: number, worked: CandidateRecord['worked'], ticket = `T-${id}`) =>
  ({ entryId: id as RowId<'entry'>, ticket, worked, seen: '' }) satisfies CandidateRecord;

const ids = (found: ReturnType<typeof ordered>): number[] =>
  'ranks' in found ? found.ranks.map(({ entryId }) => entryId) : [];

describe('an order by an expression', () => {
  const three = [
    candidate(1, { orderBy: 5, tieBy: 1, acceptedAt: '2026-01-02T00:00:00.000Z' }),
    candidate(2, { orderBy: 9, tieBy: 0, acceptedAt: '2026-01-03T00:00:00.000Z' }),
    candidate(3, { orderBy: 5, tieBy: 2, acceptedAt: '2026-01-01T00:00:00.000Z' }),
  ];

  it('has the larger value first, whatever the order of arrival', () => {
    const untied = [three[0], three[1]] as CandidateRecord[];
    expect(ids(ordered(untied, 'no-ties'))).toEqual([2, 1]);
    expect(ids(ordered(untied.toReversed(), 'no-ties'))).toEqual([2, 1]);
  });

  it('names the equal ones where nothing decides between them', () => {
    expect(ordered(three, 'no-ties')).toEqual({ tied: ['T-1', 'T-3'] });
  });

  it('breaks ties by the second value, or by who was accepted earlier', () => {
    expect(ids(ordered(three, 'second-expression'))).toEqual([2, 3, 1]);
    expect(ids(ordered(three, 'earlier-accepted'))).toEqual([2, 3, 1]);
  });

  it('has the day of receipt before the instant, where nothing was accepted', () => {
    const filed = (id: number, handedInOn: string, acceptedAt: string) =>
      candidate(id, { orderBy: 1, handedInOn, acceptedAt });
    const cases = [
      filed(1, '2026-01-02', '2026-01-02T01:00:00.000Z'),
      filed(2, '2026-01-01', '2026-01-05T01:00:00.000Z'),
      filed(3, '2026-01-02', '2026-01-02T00:00:00.000Z'),
    ];
    expect(ids(ordered(cases, 'earlier-accepted'))).toEqual([2, 3, 1]);
  });

  it('names what even that leaves equal', () => {
    const same = [candidate(1, { orderBy: 1, tieBy: 1 }), candidate(2, { orderBy: 1, tieBy: 1 })];
    expect(ordered(same, 'second-expression')).toEqual({ tied: ['T-1', 'T-2'] });
    const at = { orderBy: 1, acceptedAt: '2026-01-01T00:00:00.000Z' };
    expect(ordered([candidate(1, at), candidate(2, at)], 'earlier-accepted')).toEqual({
      tied: ['T-1', 'T-2'],
    });
  });
});

describe('a draw', () => {
  it('is HMAC-SHA-256 of the ticket, keyed by the seed (RFC 4231, test case 2)', () => {
    expect(markOf('Jefe', 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('is bound by SHA-256 of the seed (FIPS 180-4, "abc")', () => {
    expect(commitmentTo('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('does not depend on how its cases came', () => {
    const many = Array.from({ length: 20 }, (_, index) => candidate(index + 1, {}));
    expect(drawn(many.toReversed(), 'seed')).toEqual(drawn(many, 'seed'));
    expect(drawn(many, 'another')).not.toEqual(drawn(many, 'seed'));
    expect(drawn(many, 'seed').map(({ position }) => position)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  it('takes of a public result its letters and digits alone, however it is typed', () => {
    expect(publicSeed(' ０１，02 / ａｂ-9 ')).toBe('0102AB9');
  });
});
