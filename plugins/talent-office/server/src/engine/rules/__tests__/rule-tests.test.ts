import { Refusal } from '../../../platform';
import type { Explanation } from '../evaluate';
import { codesIn, failedTests, resultOf, unjudged, type RuleTest } from '../rule-tests';

const test: RuleTest = {
  title: '例',
  given: {},
  judgedOn: '2026-01-01',
  expected: 'eligible',
  failing: [],
  amountFen: null,
};

const explanation = (outcome: Explanation['outcome'], ...failed: string[]): Explanation => ({
  outcome,
  rules: ['a', 'b'].map((code) => ({
    code,
    kind: 'hard',
    expression: '',
    clause: null,
    zh: code,
    en: code,
    outcome: failed.includes(code) ? 'fail' : 'pass',
    inputs: {},
    missing: [],
  })),
});

describe('what came of an example', () => {
  it.each([
    ['a, b', ['a', 'b']],
    ['a，b、c；d', ['a', 'b', 'c', 'd']],
    [' a\nb ', ['a', 'b']],
    ['', []],
    [null, []],
  ])('reads the codes %j', (typed, codes) => {
    expect(codesIn(typed)).toEqual(codes);
  });

  it('compares the rules that fail where it is said which', () => {
    const refused = { ...test, expected: 'not_eligible' } as const;
    const found = explanation('not_eligible', 'a', 'b');
    expect(resultOf(refused, found, []).passed).toBe(true);
    expect(resultOf({ ...refused, failing: ['b', 'a'] }, found, []).passed).toBe(true);
    expect(resultOf({ ...refused, failing: ['a'] }, found, []).passed).toBe(false);
    expect(resultOf({ ...refused, failing: codesIn('a, a') }, found, []).passed).toBe(false);
  });

  it('keeps a draft back for each that fails, at its place', () => {
    const right = resultOf(test, explanation('eligible'), []);
    const wrong = resultOf(test, explanation('not_eligible', 'a'), []);
    const odd = unjudged(test, new Refusal('FACT_UNKNOWN', { path: 'subject.gone' }));
    expect(failedTests([])).toBeNull();
    expect(failedTests([right])).toBeNull();
    const refusal = failedTests([right, wrong, odd]);
    expect(refusal).toMatchObject({ code: 'RULE_TEST_FAILED', path: 'tests.1.expected' });
    expect(refusal?.fields.map(({ path }) => path.join('.'))).toEqual([
      'tests.1.expected',
      'tests.2.expected',
    ]);
  });
});
