import { Refusal, type FieldProblem } from '../../platform';
import type { ExpressionProblem, Expressions } from '../expression';

import type { RuleSetBody } from './evaluate';

/** A mistake in a draft, at the path of its field: `rules.0.expression`. */
export interface RuleProblem extends ExpressionProblem {
  readonly path: string;
}

const start = { line: 1, column: 1 } as const;

const codesTwice = (rules: RuleSetBody['rules']): RuleProblem[] =>
  rules.flatMap(({ code }, index) =>
    rules.findIndex((other) => other.code === code) < index
      ? [
          {
            ...start,
            path: `rules.${index}.code`,
            code: 'code_twice',
            zh: `代码“${code}”出现了两次`,
            en: `the code "${code}" stands twice`,
          },
        ]
      : [],
  );

/** So many rules one set has at most: each is evaluated for every entry of a backtest. */
export const mostRules = 100;

/** Rules beyond the limit, told where the first of them stands. */
const tooMany = (rules: RuleSetBody['rules']): RuleProblem[] =>
  rules.length > mostRules
    ? [
        {
          ...start,
          path: `rules.${mostRules}.code`,
          code: 'too_many_rules',
          zh: `一个规则集最多 ${mostRules} 条条件`,
          en: `a rule set has at most ${mostRules} rules`,
        },
      ]
    : [];

const typeUnknown = (type: string): RuleProblem => ({
  ...start,
  path: 'entryType',
  code: 'TYPE_UNKNOWN',
  zh: `没有“${type}”这个内容类型`,
  en: `there is no content type "${type}"`,
});

/** Holds a draft against the schemas of the site: all its mistakes, not only the first. */
export const problemsOf = (
  expressions: Pick<Expressions, 'check'>,
  { entryType, rules }: Pick<RuleSetBody, 'entryType' | 'rules'>,
): RuleProblem[] => {
  try {
    // A draft without rules names a type too.
    expressions.check(entryType, 'true', 'bool');
    const many = tooMany(rules);
    // Nobody mends the thousandth while there are a thousand.
    if (many.length > 0) return many;
    const inExpressions = rules.flatMap(({ expression }, index) => {
      const problem = expressions.check(entryType, expression, 'bool');
      return problem ? [{ ...problem, path: `rules.${index}.expression` }] : [];
    });
    return [...codesTwice(rules), ...inExpressions];
  } catch (error) {
    if (error instanceof Refusal && error.code === 'TYPE_UNKNOWN') return [typeUnknown(entryType)];
    throw error;
  }
};

const fieldOf = ({ path, line, column, zh, en }: RuleProblem): FieldProblem => ({
  path: path.split('.'),
  message: {
    zh: `第 ${line} 行第 ${column} 列：${zh}`,
    en: `Line ${line}, column ${column}: ${en}`,
  },
});

/** `null` when there is nothing to mend. */
export const refusalOf = (problems: readonly RuleProblem[]): Refusal | null => {
  const [first] = problems;
  return first
    ? new Refusal('EXPRESSION_INVALID', { ...first, problems }, first.path, problems.map(fieldOf))
    : null;
};
