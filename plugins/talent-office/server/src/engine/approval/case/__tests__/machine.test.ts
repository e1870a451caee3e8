import fc from 'fast-check';

import { caseStates, choices, endStates, isEnded, move, movers, outcomeOf } from '../machine';

const names = [
  'submit',
  'advance',
  'complete',
  'return',
  'refuse',
  'resubmit',
  'reopen',
  'pause',
  'resume',
  'withdraw',
  'expire',
] as const;

describe('a case', () => {
  it('never leaves an end state, whoever asks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...endStates),
        fc.constantFrom(...names),
        fc.constantFrom(...movers),
        (from, name, mover) => !move(from, name, mover).allowed,
      ),
    );
  });

  it('is approved by a step and by nobody else', () => {
    for (const from of [null, ...caseStates]) {
      for (const mover of movers) {
        for (const name of names) {
          const result = move(from, name, mover);
          if (result.allowed && result.to === 'approved')
            expect([from, mover]).toEqual(['open', 'step']);
        }
      }
    }
  });

  it('a refused move names what this mover can do', () => {
    expect(move('returned', 'pause', 'owner')).toEqual({
      allowed: false,
      possible: ['resubmit', 'withdraw'],
    });
  });

  it('every state but the ends can be left', () => {
    for (const from of caseStates.filter((state) => !isEnded(state))) {
      const ways = names.filter((name) => movers.some((mover) => move(from, name, mover).allowed));
      expect(ways.length).toBeGreaterThan(0);
    }
  });
});

describe('a step', () => {
  it('passes only with all its signatures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }), (need, have) => {
        const outcome = outcomeOf(Array<'approve'>(have).fill('approve'), need);
        return outcome === (have >= need ? 'passed' : null);
      }),
    );
  });

  it('never passes when somebody refused or returned', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...choices)),
        fc.integer({ min: 1, max: 5 }),
        (all, need) =>
          all.some((choice) => choice !== 'approve') ? outcomeOf(all, need) !== 'passed' : true,
      ),
    );
  });

  it('needs one signature at least: an empty list is not agreement', () => {
    expect(outcomeOf([], 1)).toBeNull();
  });
});
