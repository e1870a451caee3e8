import type { Core } from '@strapi/strapi';

import type { RuleTestBody } from '../../../../shared/contracts/rules';
import { calendarDate, getService, messagesOf, Refusal, type CalendarDate } from '../../platform';
import type { Compiled } from '../expression';

import { amountOf, explain, type RuleSetBody } from './evaluate';
import {
  allOf,
  amountsOff,
  resultOf,
  unjudged,
  type PricedOutcome,
  type RuleTest,
} from './rule-tests';

/** Something that is decided by a rule set and comes to an amount. */
export interface Priced {
  readonly documentId: string;
  readonly title: string;
  /** CEL over the entries that the rule set judges; gives fen. */
  readonly expression: string;
  /** What its money is used for. */
  readonly use: string | null;
  /** What an entry refers to that asks for it, by attribute: its primary key. */
  readonly relations: Readonly<Record<string, number>>;
}

/**
 * Holds one amount against what examples expect of it, whatever the rules say of them.
 * @returns the refusal by the first that expects another amount; `null` where there is none
 */
export const tryAmount = async (
  strapi: Core.Strapi,
  entryType: string,
  tests: readonly RuleTest[],
  { title, expression }: Pick<Priced, 'title' | 'expression'>,
): Promise<Refusal | null> => {
  const expressions = getService(strapi, 'expressions');
  const compiled = expressions.compile(entryType, expression, 'fen');
  const differencesOf = async ({ given, judgedOn, amountFen }: RuleTest) => {
    try {
      const on = calendarDate(judgedOn);
      const facts = await expressions.factsByPath(entryType, given, [compiled], on);
      return amountsOff(amountFen, [{ benefit: title, amount: amountOf(compiled, facts) }]);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return [messagesOf(error)];
    }
  };
  for (const test of tests.filter(({ amountFen }) => amountFen !== null)) {
    const differences = await differencesOf(test);
    if (differences.length > 0) {
      return new Refusal('RULE_TEST_FAILED', { title: test.title, ...allOf(differences) });
    }
  }
  return null;
};

/**
 * Judges examples by a draft as it stands; nothing is stored. What becomes of one is in its result,
 * also where it cannot be judged.
 */
export const tryOut = async (
  strapi: Core.Strapi,
  { entryType, rules }: Pick<RuleSetBody, 'entryType' | 'rules'>,
  tests: readonly RuleTest[],
  prices: readonly Priced[],
): Promise<RuleTestBody[]> => {
  const expressions = getService(strapi, 'expressions');
  const compiled = rules.map((rule) => ({
    rule,
    compiled: expressions.compile(entryType, rule.expression, 'bool'),
  }));

  const pricesFor = ({ amountFen }: RuleTest): { benefit: string; compiled: Compiled }[] =>
    amountFen === null
      ? []
      : prices.map(({ title, expression }) => ({
          benefit: title,
          compiled: expressions.compile(entryType, expression, 'fen'),
        }));

  const judge = async (test: RuleTest): Promise<RuleTestBody> => {
    const on: CalendarDate = calendarDate(test.judgedOn);
    const priced = pricesFor(test);
    const all = [...compiled, ...priced].map((one) => one.compiled);
    const facts = await expressions.factsByPath(entryType, test.given, all, on);
    const amounts = priced.map(({ benefit, compiled: amount }): PricedOutcome => ({
      benefit,
      amount: amountOf(amount, facts),
    }));
    return resultOf(test, explain(compiled, facts), amounts);
  };

  const results: RuleTestBody[] = [];
  for (const test of tests) {
    try {
      results.push(await judge(test));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      results.push(unjudged(test, error));
    }
  }
  return results;
};
