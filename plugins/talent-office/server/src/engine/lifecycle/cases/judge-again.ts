import type { Core } from '@strapi/strapi';

import { getService, lockEntry, refuse, type Tx } from '../../../platform';
import type { DecidedCase } from '../../approval';
import type { Evaluation } from '../../rules';

import { wantedAt } from '../values';
import { allOf } from './messages';

/**
 * The first reservation decides on the subject's past, so nobody else may decide on the same past
 * meanwhile: the facts are read again under his lock. They are judged by the day, the rules and the
 * expressions of the submission, so that only a changed fact gives another answer, never the time
 * that the procedure took.
 */
export const createJudgeAgain = (strapi: Core.Strapi) => {
  const reservesFirst = async (
    tx: Tx,
    { type, documentId }: DecidedCase['target'],
    phases: Readonly<Record<string, string>>,
  ): Promise<boolean> => {
    for (const limit of Object.keys(phases)) {
      const held = await getService(strapi, 'ledger').held(tx, { type, documentId, limit });
      if (held.length === 0) return true;
    }
    return false;
  };

  /** @throws Refusal FACTS_CHANGED with both outcomes, rule by rule */
  const refuseOtherOutcome = async (
    { target, ruleVersionId }: DecidedCase,
    id: number,
    { on, outcome: first, rules: before }: Evaluation,
  ): Promise<void> => {
    if (ruleVersionId === null) return;
    const service = getService(strapi, 'rules');
    const version = await service.byId(ruleVersionId);
    const facts = await getService(strapi, 'expressions').loadFacts(
      target.type,
      id,
      service.compile(version),
      on,
    );
    const { outcome, rules } = service.evaluate(version, facts);
    if (outcome === first) return;
    const changed = rules.filter((rule) => rule.kind === 'hard' && rule.outcome !== 'pass');
    throw refuse('FACTS_CHANGED', {
      changed: allOf(changed),
      before: { on, outcome: first, rules: before },
      after: { on, outcome, rules },
    });
  };

  /** @throws Refusal FACTS_CHANGED with both workings */
  const refuseOtherValue = async (
    { target: { type } }: DecidedCase,
    id: number,
    { on, values }: Evaluation,
  ): Promise<void> => {
    const expressions = getService(strapi, 'expressions');
    for (const [name, before] of Object.entries(values)) {
      const compiled = expressions.compile(type, before.source, wantedAt(strapi, type, name));
      const facts = await expressions.loadFacts(type, id, [compiled], on);
      const now = compiled.evaluate(facts);
      if (now.known && now.value === before.value) continue;
      const value = now.known ? now.value : null;
      throw refuse('FACTS_CHANGED', {
        changed: `${name}: ${String(before.value)} → ${String(value ?? '?')}`,
        before: { on, value: before.value, working: before.working },
        after: { on, value, working: compiled.explain(facts) },
      });
    }
  };

  return async (
    tx: Tx,
    one: DecidedCase,
    phases: Readonly<Record<string, string>>,
  ): Promise<void> => {
    if (!(await reservesFirst(tx, one.target, phases))) return;
    const { type, documentId } = one.target;
    const { id } = await lockEntry(tx, strapi, type, documentId);
    const path = getService(strapi, 'declarations').of(type)?.people?.subject;
    // As he is known today: since the submission he may have been linked to another account.
    const subject = path && (await getService(strapi, 'organisation').personAt(type, id, path));
    if (subject) await getService(strapi, 'rules').lockSubject(tx, subject.id);
    const evaluation = await getService(strapi, 'rules').recorded(one.id);
    if (!evaluation) return;
    await refuseOtherOutcome(one, id, evaluation);
    await refuseOtherValue(one, id, evaluation);
  };
};
