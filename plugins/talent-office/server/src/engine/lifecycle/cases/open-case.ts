import type { Core } from '@strapi/strapi';

import {
  attributeKinds,
  getService,
  keepTargets,
  lockEntry,
  refuse,
  type CalendarDate,
  type Entry,
  type Tx,
} from '../../../platform';
import { expressionsOf, type CaseRecord, type WorkflowBody } from '../../approval';
import type { ActionDeclaration } from '../../declaration';
import { entryAttributes } from '../../expression';
import type { Worked } from '../../rules';

import { moneyOf, type BringHoldings } from '../holdings';
import { partiesTo, type Doer, type Who } from '../people';
import { digestsOf, type Guarded } from '../seals';
import { keyOf, wantedAt } from '../values';
import { createEvaluation, type Judged } from './evaluation';
import { mediumOf, type ActRequest } from './request';

interface Opening {
  readonly request: ActRequest;
  readonly entry: Entry;
  readonly action: ActionDeclaration;
  readonly doer: Doer;
  readonly from: string;
}

/** Opens the case that an action needs; `null` when the action only has rules to pass. */
export const createOpenCase = (
  strapi: Core.Strapi,
  { bring, who, guarded }: { bring: BringHoldings; who: Who } & Pick<Guarded, 'guarded'>,
) => {
  const { judge, work, keep } = createEvaluation(strapi);

  const judgeNow = async (
    { request, entry, action }: Opening,
    on: CalendarDate,
  ): Promise<Judged | null> => {
    if (!action.rules) return null;
    const key = await keyOf(strapi, request.type, entry.id, action.rules);
    const version = await getService(strapi, 'rules').inForce(key);
    return judge(request.type, entry.id, version, on);
  };

  /**
   * What the rules and the values worked out read of the entry is frozen with the rest, and what it is
   * grouped and put in order by.
   */
  const readNow = (
    type: string,
    judged: Judged | null,
    values: Readonly<Record<string, Worked>>,
    { stages }: WorkflowBody,
  ): string[] => {
    const declaration = getService(strapi, 'declarations').of(type) ?? {};
    const expressions = getService(strapi, 'expressions');
    const rules = judged ? getService(strapi, 'rules').compile(judged.version) : [];
    const worked = Object.entries(values).map(([name, { source }]) =>
      expressions.compile(type, source, wantedAt(strapi, type, name)),
    );
    const ordering = stages
      .flatMap(({ selection }) => (selection ? expressionsOf(selection) : []))
      .map(({ source, wanted }) => expressions.compile(type, source, wanted));
    return entryAttributes([...rules, ...worked, ...ordering], declaration);
  };

  const subjectKey = async (type: string, entry: Entry): Promise<string | null> => {
    const path = getService(strapi, 'declarations').of(type)?.people?.subject;
    const found = path
      ? await getService(strapi, 'organisation').personAt(type, entry.id, path)
      : null;
    return found?.id ?? null;
  };

  return async (tx: Tx, opening: Opening): Promise<CaseRecord | null> => {
    const { request, action, doer, from } = opening;
    const { person } = doer;
    const { type, documentId } = request;
    // A paper form counts from the day when the office received it, however long it lay there.
    const on = request.paper?.handedInOn ?? getService(strapi, 'clock').today();
    // First of all: whom it is about is there until the case is, and is then kept by it.
    if (action.approval) await keepTargets(tx, strapi, type, opening.entry, guarded(type));
    const judged = await judgeNow(opening, on);
    if (!action.approval) return null;
    const workflow = await getService(strapi, 'approval').inForce(
      await keyOf(strapi, type, opening.entry.id, action.approval),
    );
    if (workflow.body.entryType !== type) {
      const { key, body } = workflow;
      const zh = `流程「${key}」用于「${body.entryType}」，不用于「${type}」。`;
      const en = `workflow "${key}" is for "${body.entryType}", not for "${type}".`;
      throw refuse('WORKFLOW_INVALID', { problem: { zh, en } });
    }
    const values = await work(tx, type, opening.entry, on);
    const entry = await lockEntry(tx, strapi, type, documentId);
    const declarations = getService(strapi, 'declarations');
    const kinds = attributeKinds(strapi, type);
    const frozen = [
      ...new Set([
        ...guarded(type),
        ...declarations.engineWritten(type),
        ...readNow(type, judged, values, workflow.body),
      ]),
    ].filter((name) => kinds[name] !== undefined);
    const one = await getService(strapi, 'approval').open(tx, {
      target: { type, documentId },
      action: request.action,
      workflowVersionId: workflow.id,
      ruleVersionId: judged?.version.id ?? null,
      guarded: digestsOf(strapi, type, entry, frozen),
      subject: await subjectKey(type, entry),
      parties: await partiesTo(strapi, type, entry),
      amount: await moneyOf(strapi, type, entry),
      openedBy: person,
      filer: await who.filerOf(type, entry, person),
      paper: request.paper ? { ...request.paper, confirmedBy: person } : null,
      at: getService(strapi, 'clock').now(),
    });
    await keep(tx, one.id, judged, { on, values });
    await bring(
      tx,
      { type, entry, before: from, state: from, caseOpen: true, phases: {}, isTrusted: true },
      {
        operation: `${request.operation}/${type}/${documentId}/open`,
        reason: `${request.action}: case opened`,
        reference: one.publicId,
        actor: person.id,
      },
    );
    await getService(strapi, 'audit').record(tx, {
      actor: request.actor,
      ...doer,
      action: `entry.${request.action}`,
      target: { type, documentId },
      reason: request.reason ?? null,
      before: { state: from },
      after: one.guarded,
      details: {
        case: one.publicId,
        workflow: `${workflow.key}@${workflow.number}`,
        ...mediumOf(request),
      },
      requestId: request.requestId ?? null,
    });
    return one;
  };
};

export type OpenCase = ReturnType<typeof createOpenCase>;
