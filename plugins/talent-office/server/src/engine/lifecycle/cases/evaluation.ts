import type { Core } from '@strapi/strapi';

import {
  getService,
  lockEntry,
  refuse,
  type CalendarDate,
  type Entry,
  type Tx,
  type RowId,
} from '../../../platform';
import type { DecidedCase } from '../../approval';
import type { Facts } from '../../expression';
import type { Evaluation, Explanation, RuleVersion } from '../../rules';

import { moneyOf } from '../holdings';
import { createDerive } from '../values';
import { allOf } from './messages';

/** What the rules said of an entry, and what they looked at. */
export interface Judged {
  readonly version: RuleVersion;
  readonly facts: Facts;
  readonly explanation: Explanation;
}

/** @throws Refusal NOT_ELIGIBLE, FACTS_MISSING with every rule and its outcome */
const refuseNotEligible = (
  strapi: Core.Strapi,
  type: string,
  { outcome, rules }: Explanation,
): void => {
  if (outcome === 'not_eligible') {
    const failed = rules.filter(({ kind, outcome: one }) => kind === 'hard' && one === 'fail');
    throw refuse('NOT_ELIGIBLE', { reasons: allOf(failed), rules });
  }
  if (outcome === 'needs_facts') {
    const missing = [...new Set(rules.flatMap((rule) => rule.missing))];
    const questions = getService(strapi, 'expressions').questions(type, missing);
    throw refuse('FACTS_MISSING', { missing: missing.join(', '), questions, rules });
  }
};

/** Evaluates an entry when its case is opened, and again when it was returned and mended. */
export const createEvaluation = (strapi: Core.Strapi) => {
  const derive = createDerive(strapi);
  const rules = () => getService(strapi, 'rules');

  /** @throws Refusal NOT_ELIGIBLE, FACTS_MISSING */
  const judge = async (
    type: string,
    id: number,
    version: RuleVersion,
    on: CalendarDate,
  ): Promise<Judged> => {
    const compiled = rules().compile(version);
    const facts = await getService(strapi, 'expressions').loadFacts(type, id, compiled, on);
    const explanation = rules().evaluate(version, facts);
    refuseNotEligible(strapi, type, explanation);
    return { version, facts, explanation };
  };

  const work = (
    tx: Tx,
    type: string,
    entry: Entry,
    on: CalendarDate,
    recorded: Evaluation['values'] | null = null,
  ) => derive(tx, type, entry, 'submit', on, recorded);

  const keep = (
    tx: Tx,
    caseId: RowId<'case'>,
    judged: Judged | null,
    made: Pick<Evaluation, 'on' | 'values'>,
  ): Promise<void> => {
    const { explanation } = judged ?? {};
    const nothing = { outcome: 'eligible', rules: [] } as const;
    const result: Evaluation = { ...(explanation ?? nothing), ...made };
    return rules().record(tx, caseId, judged?.version ?? null, judged?.facts ?? null, result);
  };

  /**
   * What was mended may decide the rules and the amount, so both are worked out again: by the rules
   * in force, the expressions and on the day when the case was opened, for that is when it was applied
   * for.
   * Resolves to the amount.
   */
  const again = async (tx: Tx, one: DecidedCase): Promise<number | null> => {
    const { type, documentId } = one.target;
    const entry = await lockEntry(tx, strapi, type, documentId);
    const first = await rules().recorded(one.id);
    const on = first?.on ?? getService(strapi, 'clock').today();
    const judged =
      one.ruleVersionId === null
        ? null
        : await judge(type, entry.id, await rules().byId(one.ruleVersionId), on);
    await keep(tx, one.id, judged, { on, values: await work(tx, type, entry, on, first?.values) });
    return moneyOf(strapi, type, await lockEntry(tx, strapi, type, documentId));
  };

  return { judge, work, keep, again };
};
