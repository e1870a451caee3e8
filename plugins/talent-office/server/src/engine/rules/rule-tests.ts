import type { RuleTestBody } from '../../../../shared/contracts/rules';
import type { Bilingual } from '../../../../shared/error-codes';
import { labelOf } from '../../../../shared/labels';
import type { Eligibility } from '../../../../shared/vocabulary';
import { messagesOf, Refusal, type FieldProblem } from '../../platform';
import type { GivenByPath } from '../expression';

import type { Amount, Explanation } from './evaluate';

/** One example (规则用例) as the draft holds it. */
export interface RuleTest {
  readonly title: string;
  readonly given: GivenByPath;
  readonly judgedOn: string;
  readonly expected: Eligibility;
  /** Codes that must not hold; empty where it does not matter. */
  readonly failing: readonly string[];
  /** In fen; `null` where it does not matter. */
  readonly amountFen: number | null;
}

/** What one benefit would give in an example. */
export interface PricedOutcome {
  readonly benefit: string;
  readonly amount: Pick<Amount, 'fen'>;
}

/** Codes as they are typed into one field: `tier, fresh`, or with Chinese commas. */
export const codesIn = (typed: string | null | undefined): string[] => [
  // One that was typed twice would stand for another one.
  ...new Set((typed ?? '').split(/[\s,，、;；]+/).filter((code) => code !== '')),
];

const word = (value: Eligibility, language: keyof Bilingual): string =>
  labelOf(value, 'value')?.[language] ?? value;

const listed = (codes: readonly string[], language: keyof Bilingual): string =>
  codes.length === 0
    ? { zh: '无', en: 'none' }[language]
    : codes.join({ zh: '、', en: ', ' }[language]);

const yuan = (fen: number | null, language: keyof Bilingual): string => {
  if (fen === null) return { zh: '无法计算', en: 'not known' }[language];
  return { zh: `${fen / 100} 元`, en: `${fen / 100} yuan` }[language];
};

const otherOutcome = (expected: Eligibility, found: Eligibility): Bilingual => ({
  zh: `应为“${word(expected, 'zh')}”，实为“${word(found, 'zh')}”`,
  en: `expected "${word(expected, 'en')}", found "${word(found, 'en')}"`,
});

const otherRules = (expected: readonly string[], found: readonly string[]): Bilingual => ({
  zh: `不满足的条件应为：${listed(expected, 'zh')}，实为：${listed(found, 'zh')}`,
  en: `rules that do not hold: expected ${listed(expected, 'en')}, found ${listed(found, 'en')}`,
});

const otherAmount = (benefit: string, expected: number, found: number | null): Bilingual => ({
  zh: `“${benefit}”的金额应为 ${yuan(expected, 'zh')}，实为 ${yuan(found, 'zh')}`,
  en: `amount of "${benefit}": expected ${yuan(expected, 'en')}, found ${yuan(found, 'en')}`,
});

const noAmount: Bilingual = {
  zh: '填写了应得金额，但没有待遇使用这个规则集',
  en: 'an amount is expected, but no benefit is decided by this rule set',
};

/** What is wrong with the amounts of an example. */
export const amountsOff = (
  expected: RuleTest['amountFen'],
  priced: readonly PricedOutcome[],
): readonly Bilingual[] => {
  if (expected === null) return [];
  if (priced.length === 0) return [noAmount];
  return priced
    .filter(({ amount }) => amount.fen !== expected)
    .map(({ benefit, amount }) => otherAmount(benefit, expected, amount.fen));
};

const sameCodes = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((code) => others.includes(code));

/** Holds what the rules said of an example against what was expected. */
export const resultOf = (
  { title, expected, failing, amountFen }: RuleTest,
  { outcome, rules }: Pick<Explanation, 'outcome' | 'rules'>,
  priced: readonly PricedOutcome[],
): RuleTestBody => {
  const failed = rules.filter((rule) => rule.outcome === 'fail').map(({ code }) => code);
  const differences = [
    ...(outcome === expected ? [] : [otherOutcome(expected, outcome)]),
    ...(failing.length === 0 || sameCodes(failing, failed) ? [] : [otherRules(failing, failed)]),
    ...amountsOff(amountFen, priced),
  ];
  return { title, passed: differences.length === 0, expected, found: outcome, differences, rules };
};

/** Of an example that cannot be judged: a fact that is not there any more, a division by zero. */
export const unjudged = ({ title, expected }: RuleTest, refusal: Refusal): RuleTestBody => ({
  title,
  passed: false,
  expected,
  found: null,
  differences: [messagesOf(refusal)],
  rules: [],
});

export const allOf = (differences: readonly Bilingual[]): Bilingual => ({
  zh: differences.map(({ zh }) => zh).join('；'),
  en: differences.map(({ en }) => en).join('; '),
});

/** The refusal that keeps a draft from being put in force; `null` where every example passes. */
export const failedTests = (results: readonly RuleTestBody[]): Refusal | null => {
  const index = results.findIndex(({ passed }) => !passed);
  const first = results[index];
  if (!first) return null;
  const facts = (one: RuleTestBody) => ({ title: one.title, ...allOf(one.differences) });
  const fields: FieldProblem[] = results.flatMap((one, at) =>
    one.passed
      ? []
      : [
          {
            path: ['tests', String(at), 'expected'],
            message: messagesOf(new Refusal('RULE_TEST_FAILED', facts(one))),
          },
        ],
  );
  return new Refusal('RULE_TEST_FAILED', facts(first), `tests.${index}.expected`, fields);
};
