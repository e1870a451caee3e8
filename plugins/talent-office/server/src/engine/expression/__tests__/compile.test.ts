import { inspect, type Wanted } from '../compile';
import type { ExpressionProblem } from '../problems';
import { sourceOf } from '../syntax';
import { environment } from './models';

const problemOf = (source: string, wanted: Wanted = 'bool'): ExpressionProblem | null => {
  const inspected = inspect(source, environment, wanted);
  return 'problem' in inspected ? inspected.problem : null;
};

describe('an expression on save', () => {
  it.each([
    'tier in ["A", "B"] && fullYearsSince(subject.bornOn) < 45 && subject.birthYear > 1980',
    'startsOn >= date("2026-01-01") && daysUntil(startsOn) <= 30',
    'has(subject.employer) && subject.employer.unit.name == "呼兰街道"',
    'talent.documentId == subject.documentId && place.village.startsWith("腰")',
    '["A", "B"].exists(x, x == subject.tier)',
    'requestedFen <= least(5000000, 12 * months * 100000) - received("housing")',
    'filedAt < addDays(startsOn, 1) && share > 0.5',
    'subject.employer.unit.name.contains("街")',
    '!has(entry.title) || entry.type == title',
  ])('accepts %s', (source) => {
    expect(problemOf(source)).toBeNull();
  });

  it.each([
    ['subject.nope == 1', 1, 9, 'unknown_field'],
    ['remote &&\n  subject.employer.nmae == "x"', 2, 20, 'unknown_field'],
    ['nope', 1, 1, 'unknown_field'],
    ['has(subject.nope)', 1, 13, 'unknown_field'],
    ['has(startsOn)', 1, 1, 'has_needs_field'],
    ['startsOn > 5', 1, 1, 'no_such_overload'],
    ['remote && startsOn == months', 1, 11, 'no_such_overload'],
    ['subject.tier == "F"', 1, 17, 'unknown_value'],
    ['tier in ["A", "D"]', 1, 15, 'unknown_value'],
    ['date("2026-02-30") > startsOn', 1, 1, 'not_a_date'],
    ['date(title) > startsOn', 1, 1, 'not_a_date'],
    ['title == null', 1, 10, 'null_is_no_value'],
    ['subject.employer == talent.employer', 1, 1, 'entry_is_no_value'],
    ['dyn(months) == 1', 1, 1, 'unknown_function'],
    ['title.matches("^(a+)+$")', 1, 7, 'unknown_function'],
    ['startsOn.getFullYear() == 2026', 1, 10, 'unknown_function'],
    ['timestamp("2026-01-01T00:00:00Z") < startsOn', 1, 1, 'unknown_function'],
    ['subject["tier"] == "A"', 1, 8, 'not_in_the_language'],
    ['{"a": 1}.a == 1', 1, 10, 'not_in_the_language'],
    ['{"a": 1} == {"a": 1}', 1, 1, 'not_in_the_language'],
    ['b"a" == b"a"', 1, 1, 'not_in_the_language'],
    ['3u == 3u', 1, 1, 'not_in_the_language'],
    ['[1, 2].all(x, [1, 2].all(y, x == y))', 1, 22, 'nested_quantifier'],
    ['remote &&', 1, 10, 'unexpected_token'],
    ['title == "abc', 1, 10, 'unterminated_string'],
    ['months', 1, 1, 'wrong_result'],
    ['subject.identityNumber == "1"', 1, 9, 'unknown_field'],
    ['subject.identityIndex == "1"', 1, 9, 'unknown_field'],
    ['secretNote == "1"', 1, 1, 'unknown_field'],
    ['account.documentId == "1"', 1, 1, 'unknown_field'],
    ['notes == "1"', 1, 1, 'unknown_field'],
    ['recieved("housing") > 0', 1, 1, 'unknown_function'],
  ])('refuses %s at line %i, column %i', (source, line, column, code) => {
    expect(problemOf(source)).toMatchObject({ line, column, code });
  });

  it('says it in both languages, with the nearest name', () => {
    expect(problemOf('subject.teir == "A"')).toMatchObject({
      zh: '没有“teir”这个字段，是不是“tier”？',
      en: 'there is no field "teir"; did you mean "tier"?',
    });
    expect(problemOf('startsOn > 5')).toMatchObject({
      zh: '日期与整数之间不能用“>”',
      en: 'a date and a whole number cannot be combined with ">"',
    });
  });

  it('names what it reads, quantified variables excepted', () => {
    const inspected = inspect(
      'has(entry.title) && has(subject.employer) && ["A"].exists(x, x == subject.tier) && ' +
        'received(title) > months',
      environment,
      'bool',
    );
    expect(inspected).toMatchObject({
      compiled: {
        reads: ['title', 'subject.employer', 'subject.tier', 'months'],
        functions: ['has', 'received'],
      },
    });
  });

  it('looks two levels deep and no further', () => {
    expect(problemOf('subject.employer.unit.name == "x"')).toBeNull();
    expect(problemOf('talent.employer.unit.name == "x"')).toMatchObject({ code: 'unknown_field' });
  });

  it('prints parts that mean the same by themselves', () => {
    const { ast } = environment.cel.parse('(months + 1) * 2 > 3 ? !remote : months - (1 - 2) < 0');
    expect(sourceOf(ast)).toBe('((((months + 1) * 2) > 3) ? !(remote) : ((months - (1 - 2)) < 0))');
  });
});
