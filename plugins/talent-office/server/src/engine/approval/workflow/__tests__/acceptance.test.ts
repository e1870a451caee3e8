import { numberText } from '../../../numbers';
import { problemOfAcceptance } from '../acceptance';
import type { Stage } from '../body';

const seat = { key: 'a', title: 'A', role: 'office', signatures: 1, thresholds: [] };
const stage = (more: Partial<Stage> = {}): Stage => ({
  key: 'acceptance',
  title: '受理',
  kind: 'acceptance',
  seats: [seat],
  onPass: {},
  sets: [],
  returnAllowed: true,
  ...more,
});
const wrong = (more: Partial<Stage>, others: readonly Stage[] = []): string | undefined => {
  const one = stage(more);
  return problemOfAcceptance(one, [one, ...others])?.field;
};

describe('an acceptance stage', () => {
  it('has one seat, returns what is incomplete, and stands once in a workflow', () => {
    expect(wrong({})).toBeUndefined();
    expect(wrong({ seats: [] })).toBe('seats');
    expect(wrong({ seats: [seat, { ...seat, key: 'b' }] })).toBe('seats');
    expect(wrong({ returnAllowed: false })).toBe('returnAllowed');
    expect(wrong({}, [stage({ key: 'again' })])).toBe('kind');
    expect(wrong({ kind: 'review', seats: [] })).toBeUndefined();
  });

  it.each([
    '受理',
    '受〔{year}〕号',
    '受{number}号',
    '受〔{year}〕{number}{number}号',
    '{year}{year}{number}',
  ])('takes no form of numbers by which two cases could get one: %s', (acceptanceNumber) => {
    expect(wrong({ acceptanceNumber })).toBe('acceptanceNumber');
  });

  it('writes a number as its form says', () => {
    expect(numberText('呼人才受〔{year}〕{number}号', 2026, 12)).toBe('呼人才受〔2026〕12号');
  });
});
