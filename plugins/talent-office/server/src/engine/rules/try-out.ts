import type { Core } from '@strapi/strapi';

import type { RuleTestBody } from '../../../../shared/contracts/rules';
import { calendarDate, getService, Refusal, type CalendarDate } from '../../platform';
import type { Compiled } from '../expression';

import { amountOf, explain, type RuleSetBody } from './evaluate';
import { resultOf, unjudged, type PricedOutcome, type RuleTest } from './rule-tests';

/** Something that is decided by a rule set and comes to an amount. */
export interface Priced {
  readonly title: string;
  /** CEL over the entries that the rule set judges; gives fen. */
  readonly expression: string;
  /** What its money is used for. */
  readonly use: string | null;
  /** What an entry refers to that asks for it, by attribute: its primary key. */
  readonly relations: Readonly<Record<string, number>>;
}

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
