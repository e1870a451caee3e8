import type { Core } from '@strapi/strapi';

import {
  attributeKinds,
  canonicalValue,
  digest,
  getService,
  lockEntry,
  refuse,
  type Entry,
  type Tx,
} from '../../platform';
import type { CaseRecord } from '../approval';
import type { ActionDeclaration } from '../declaration';
import type { Facts } from '../expression';
import type { Person } from '../organisation';
import type { Explanation, RuleVersion } from '../rules';

import type { ActRequest } from './act';
import { createDerive } from './derive';
import type { BringHoldings } from './holdings';
import { keyOf } from './references';

interface Opening {
  readonly request: ActRequest;
  readonly entry: Entry;
  readonly action: ActionDeclaration;
  readonly person: Person;
  readonly from: string;
}

interface Judged {
  readonly version: RuleVersion;
  readonly facts: Facts;
  readonly explanation: Explanation;
}

/** @throws Refusal NOT_ELIGIBLE, FACTS_MISSING with every rule and its outcome */
export const refuseNotEligible = ({ outcome, rules }: Explanation): void => {
  if (outcome === 'not_eligible') {
    const failed = rules.filter(({ kind, outcome: one }) => kind === 'hard' && one === 'fail');
    throw refuse('NOT_ELIGIBLE', { reasons: failed.map(({ zh }) => zh).join(';'), rules });
  }
  if (outcome === 'needs_facts') {
    const missing = new Set(rules.flatMap((rule) => rule.missing));
    throw refuse('FACTS_MISSING', { missing: [...missing].join(', '), rules });
  }
};

/** Opens the case that an action needs; `null` when the action only has rules to pass. */
export const createOpenCase = (strapi: Core.Strapi, bring: BringHoldings) => {
  const derive = createDerive(strapi);

  const judge = async ({ request, entry, action }: Opening): Promise<Judged | null> => {
    if (!action.rules) return null;
    const rules = getService(strapi, 'rules');
    const version = await rules.inForce(await keyOf(strapi, request.type, entry.id, action.rules));
    const compiled = rules.compile(version);
    const facts = await getService(strapi, 'expressions').loadFacts(
      request.type,
      entry.id,
      compiled,
    );
    const explanation = rules.evaluate(version, facts);
    refuseNotEligible(explanation);
    return { version, facts, explanation };
  };

  /** What the rules read of the entry itself is frozen with the rest. */
  const readByRules = (judged: Judged | null): string[] =>
    judged
      ? getService(strapi, 'rules')
          .compile(judged.version)
          .flatMap(({ reads }) => reads)
          .map((path) => path.split('.'))
          .flatMap(([first = '', second]) =>
            first === 'entry' ? (second ? [second] : []) : first === 'subject' ? [] : [first],
          )
      : [];

  const subjectKey = async (type: string, entry: Entry): Promise<string | null> => {
    const path = getService(strapi, 'declarations').of(type)?.people?.subject;
    const found = path
      ? await getService(strapi, 'organisation').personAt(type, entry.id, path)
      : null;
    return found?.id ?? null;
  };

  return async (tx: Tx, opening: Opening): Promise<CaseRecord | null> => {
    const { request, action, person, from } = opening;
    const { type, documentId } = request;
    const judged = await judge(opening);
    if (!action.approval) return null;
    const workflow = await getService(strapi, 'approval').inForce(
      await keyOf(strapi, type, opening.entry.id, action.approval),
    );
    if (workflow.body.entryType !== type) {
      throw refuse('WORKFLOW_INVALID', {
        problem: `${workflow.key} is for ${workflow.body.entryType}`,
      });
    }
    await derive(tx, type, opening.entry, 'submit');
    const entry = await lockEntry(tx, strapi, type, documentId);
    const declarations = getService(strapi, 'declarations');
    const kinds = attributeKinds(strapi, type);
    const frozen = [
      ...new Set([
        ...declarations.guarded(type),
        ...declarations.engineWritten(type).filter((name) => name !== 'state'),
        ...readByRules(judged),
      ]),
    ].filter((name) => kinds[name] !== undefined);
    const [limit] = Object.values(declarations.of(type)?.limits ?? {});
    const amount = limit ? Number(entry[limit.amount] ?? 0) : null;
    const one = await getService(strapi, 'approval').open(tx, {
      target: { type, documentId },
      action: request.action,
      workflowVersionId: workflow.id,
      ruleVersionId: judged?.version.id ?? null,
      guarded: Object.fromEntries(
        frozen.map((name) => [
          name,
          digest(canonicalValue(kinds[name] ?? { type: 'string' }, entry[name])),
        ]),
      ),
      subject: await subjectKey(type, entry),
      amount,
      openedBy: person.id,
      at: getService(strapi, 'clock').now(),
    });
    if (judged) {
      await getService(strapi, 'rules').record(
        tx,
        one.id,
        judged.version,
        judged.facts,
        judged.explanation,
      );
    }
    await bring(
      tx,
      { type, entry, before: from, state: from, caseOpen: true, phases: {} },
      {
        operation: `${request.operation}/${type}/${documentId}/open`,
        reason: `${request.action}: case opened`,
        reference: one.publicId,
        actor: person.id,
      },
    );
    await getService(strapi, 'audit').record(tx, {
      actor: request.actor,
      person: person.id,
      action: `entry.${request.action}`,
      target: { type, documentId },
      reason: request.reason ?? null,
      after: one.guarded,
      details: { case: one.publicId, workflow: `${workflow.key}@${workflow.number}` },
      requestId: request.requestId ?? null,
    });
    return one;
  };
};

export type OpenCase = ReturnType<typeof createOpenCase>;
