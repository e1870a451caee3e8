import fc from 'fast-check';

import { shares, votes as allVotes, type Vote } from '../../../../../shared/vocabulary';
import { awaitedOf, count, headsOf, outcomeOf, type Seated } from '../tally';

const usual = { quorum: 'two-thirds', majority: 'more-than-half' } as const;

const seat = (member: string, choice: Vote | null, more: Partial<Seated> = {}): Seated => ({
  member,
  choice,
  presides: false,
  present: true,
  recused: false,
  ...more,
});

const seats = (choices: readonly (Vote | null)[]): Seated[] =>
  choices.map((choice, index) => seat(`m${index}`, choice));

describe('counting an item of a committee', () => {
  it.each([
    ['two-thirds', 3, 2],
    ['two-thirds', 5, 4],
    ['two-thirds', 7, 5],
    ['more-than-half', 4, 3],
    ['more-than-half', 5, 3],
    ['all', 6, 6],
  ] as const)('%s of %i people are %i', (share, people, heads) => {
    expect(headsOf(share, people)).toBe(heads);
  });

  it('does not pass half of those who are there, nor with those who abstain counted for it', () => {
    const half = count(seats(['approve', 'approve', 'refuse', 'abstain']), usual);
    expect(outcomeOf(half)).toEqual({ choice: 'postpone', ground: 'no-majority' });
    const more = count(seats(['approve', 'approve', 'approve', 'abstain']), usual);
    expect(outcomeOf(more)).toEqual({ choice: 'approve', ground: 'voted' });
  });

  it('counts who keeps out as no member, neither for the quorum nor for the majority', () => {
    const out = { recused: true };
    const tally = count(
      [seat('a', 'approve'), seat('b', 'approve'), seat('c', null, out), seat('d', null, out)],
      usual,
    );
    expect(tally).toMatchObject({ entitled: 2, present: 2, quorum: 2, majority: 2 });
    expect(outcomeOf(tally).choice).toBe('approve');
  });

  it('is never one person’s decision, and never nobody’s', () => {
    const alone = count([seat('a', 'approve'), seat('b', null, { recused: true })], usual);
    expect(outcomeOf(alone)).toEqual({ choice: 'postpone', ground: 'no-quorum' });
    expect(outcomeOf(count([], usual))).toEqual({ choice: 'postpone', ground: 'not-voted' });
    expect(outcomeOf(count(seats([null, null, null]), usual)).ground).toBe('not-voted');
  });

  it('resolves one thing at most, and approves only what most of those who are there approve', () => {
    const choice = fc.option(fc.constantFrom(...allVotes), { nil: null });
    const member = fc.record({ choice, present: fc.boolean(), recused: fc.boolean() });
    const rules = fc.record({
      quorum: fc.constantFrom(...shares),
      majority: fc.constantFrom(...shares),
    });
    fc.assert(
      fc.property(fc.array(member, { maxLength: 15 }), rules, (drawn, asked) => {
        const seated = drawn.map((each, index) => seat(`m${index}`, each.choice, each));
        const tally = count(seated, asked);
        const { choice: resolved, ground } = outcomeOf(tally);
        const there = seated.filter(({ present, recused }) => present && !recused);
        const approving = there.filter((each) => each.choice === 'approve').length;
        if (resolved === 'approve') {
          expect(approving * 2).toBeGreaterThan(there.length);
          expect(there.length).toBeGreaterThanOrEqual(tally.quorum);
          expect(approving).toBeGreaterThanOrEqual(2);
        }
        if (ground !== 'voted') expect(resolved).toBe('postpone');
      }),
    );
  });
});

describe('of whom a vote is awaited', () => {
  const chair = seat('chair', null, { presides: true });

  it('the others first, then whoever presides', () => {
    const open = [chair, seat('a', 'approve'), seat('b', null)];
    expect(awaitedOf(open, false).map(({ member }) => member)).toEqual(['b']);
    expect(awaitedOf(open, true).map(({ member }) => member)).toEqual(['chair']);
    const voted = [chair, seat('a', 'approve'), seat('b', 'refuse')];
    expect(awaitedOf(voted, false).map(({ member }) => member)).toEqual(['chair']);
    const last = seat('chair', 'approve', { presides: true });
    expect(awaitedOf([last, seat('a', 'approve')], false)).toEqual([]);
  });

  it('of nobody who is away or keeps out', () => {
    const others = [seat('a', null, { present: false }), seat('b', null, { recused: true })];
    expect(
      awaitedOf([seat('chair', null, { presides: true, recused: true }), ...others], false),
    ).toEqual([]);
  });
});
