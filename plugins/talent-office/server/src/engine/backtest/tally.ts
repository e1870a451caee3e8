import type {
  BacktestChange,
  BacktestSummary,
  MoneyDifference,
  Verdict,
} from '../../../../shared/contracts/backtests';
import type { RuleOutcome } from '../rules';

/** So many changed entries are kept as rows; all are counted. */
export const mostChanges = 1000;

/** More kinds of people than any office tells apart: of a free text that stands for them. */
const mostGroups = 200;

/** What one set of rules says of an entry, and what that comes to. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly rules: readonly { readonly code: string; readonly outcome: RuleOutcome }[];
  /** In fen, if it is eligible; `null` where there is no amount, or none that can be told. */
  readonly fen: number | null;
}

/** One entry, judged by both. */
export interface Judged {
  readonly group: string | null;
  readonly use: string | null;
  /** Does it come to an amount at all? */
  readonly priced: boolean;
  readonly before: Judgement;
  readonly after: Judgement;
}

export const emptySummary: BacktestSummary = {
  outcomes: [],
  reasons: [],
  money: [],
  changed: 0,
  kept: 0,
  unjudged: 0,
};

/**
 * The rules that judge otherwise; `null` stands for a rule that the other set does not have, which is
 * as if it held.
 */
export const reasonsOf = ({ before, after }: Judged): BacktestChange['reasons'] => {
  const outcomeOf = ({ rules }: Judgement, code: string): RuleOutcome | null =>
    rules.find((rule) => rule.code === code)?.outcome ?? null;
  const codes = new Set([...after.rules, ...before.rules].map(({ code }) => code));
  return [...codes]
    .map((code) => ({ code, before: outcomeOf(before, code), after: outcomeOf(after, code) }))
    .filter((one) => (one.before ?? 'pass') !== (one.after ?? 'pass'));
};

const paid = ({ verdict, fen }: Judgement): number | null => (verdict === 'eligible' ? fen : 0);

export const paidBefore = ({ before }: Judged): number | null => paid(before);
export const paidAfter = ({ after }: Judged): number | null => paid(after);

/** Another verdict, or another amount: what somebody would notice. */
export const isChanged = (one: Judged): boolean =>
  one.before.verdict !== one.after.verdict || (one.priced && paid(one.before) !== paid(one.after));

/** Counts entries one after the other, in memory that does not grow with them. */
export const createTally = (from: BacktestSummary) => {
  const outcomes = new Map(from.outcomes.map((one) => [`${one.before}>${one.after}`, one]));
  const reasons = new Map(from.reasons.map(({ code, count }) => [code, count]));
  const keyOf = (group: string | null, use: string | null): string => JSON.stringify([group, use]);
  const money = new Map(from.money.map((one) => [keyOf(one.group, one.use), one]));
  let { changed, kept, unjudged } = from;

  const addMoney = (one: Judged): void => {
    if (!one.priced) return;
    const isKnown = money.has(keyOf(one.group, one.use)) || money.size < mostGroups;
    const [group, use] = [isKnown ? one.group : null, one.use];
    const key = keyOf(group, use);
    const none: MoneyDifference = { group, use, beforeFen: 0, afterFen: 0, unknown: 0 };
    const sum = money.get(key) ?? none;
    const [before, after] = [paid(one.before), paid(one.after)];
    // What cannot be told on one side would make the other side a difference.
    const isTold = before !== null && after !== null;
    money.set(key, {
      ...sum,
      beforeFen: sum.beforeFen + (isTold ? before : 0),
      afterFen: sum.afterFen + (isTold ? after : 0),
      unknown: sum.unknown + (isTold ? 0 : 1),
    });
  };

  return {
    /** @returns whether it has changed, and is among those that are kept. */
    add: (one: Judged): boolean => {
      const [before, after] = [one.before.verdict, one.after.verdict];
      const known = outcomes.get(`${before}>${after}`);
      outcomes.set(`${before}>${after}`, { before, after, count: (known?.count ?? 0) + 1 });
      addMoney(one);
      if (!isChanged(one)) return false;
      for (const { code } of reasonsOf(one)) reasons.set(code, (reasons.get(code) ?? 0) + 1);
      changed += 1;
      if (kept >= mostChanges) return false;
      kept += 1;
      return true;
    },
    addUnjudged: (): void => {
      unjudged += 1;
    },
    summary: (): BacktestSummary => ({
      outcomes: [...outcomes.values()],
      reasons: [...reasons].map(([code, count]) => ({ code, count })),
      money: [...money.values()],
      changed,
      kept,
      unjudged,
    }),
  };
};
