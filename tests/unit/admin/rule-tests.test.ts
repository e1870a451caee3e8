import {
  controlOf,
  givenIn,
  numberTyped,
  withFact,
} from '../../../plugins/talent-office/admin/src/content-manager/rule-tests/given';

describe('the facts of an example, as its form asks for them', () => {
  it.each([
    [{ path: 'subject.tier', type: 'string', values: ['A'] }, 'choice'],
    [{ path: 'subject.remotePost', type: 'bool' }, 'yes-no'],
    [{ path: 'subject.employer', type: 'entry' }, 'yes-no'],
    [{ path: 'subject.tierSince', type: 'date' }, 'date'],
    [{ path: 'requestedFen', type: 'int' }, 'yuan'],
    [{ path: 'ownBudgetFen()', type: 'int' }, 'yuan'],
    [{ path: 'received()', type: 'int' }, 'yuan'],
    [{ path: 'subject.birthYear', type: 'int' }, 'number'],
    [{ path: 'subject.score', type: 'double' }, 'number'],
    [{ path: 'benefit.kind', type: 'string' }, 'text'],
  ] as const)('%j is given as %s', (asked, control) => {
    expect(controlOf(asked)).toBe(control);
  });

  it('are left out where they are not known, and nothing else with them', () => {
    const given = { 'subject.tier': 'A', 'received()': 0 };
    expect(withFact(given, 'subject.tier', undefined)).toEqual({ 'received()': 0 });
    expect(withFact(given, 'subject.tier', '')).toEqual({ 'received()': 0 });
    expect(withFact(given, 'received()', 5)).toEqual({ 'subject.tier': 'A', 'received()': 5 });
    expect(withFact(given, 'subject.remotePost', false)).toEqual({
      ...given,
      'subject.remotePost': false,
    });
  });

  it('are none where the field holds something else', () => {
    expect([null, undefined, '{"a":1}', ['a'], 5].map(givenIn)).toEqual([{}, {}, {}, {}, {}]);
  });

  it('are numbers in the digits of a Chinese keyboard too, and none while they are half typed', () => {
    expect(['１２', '-3.5', ' 7 ', '', '1e3', '12x', '-'].map(numberTyped)).toEqual([
      12,
      -3.5,
      7,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
