import type { Core } from '@strapi/strapi';

import { reading, tables, versionById } from '../../../platform';

import {
  caseByPublicId,
  decisionsOf,
  stepsOf,
  type CaseRecord,
  type DecisionRecord,
  type StepRecord,
} from '../case';
import type { WorkflowBody } from '../workflow';

/** A case with all that was recorded in it. */
export interface CaseView {
  readonly one: CaseRecord;
  readonly workflow: WorkflowBody;
  readonly steps: readonly StepRecord[];
  readonly decisions: readonly DecisionRecord[];
}

/** @throws Refusal NOT_FOUND */
export const readView = (strapi: Core.Strapi, caseId: string): Promise<CaseView> =>
  reading(strapi, async (knex) => {
    const one = await caseByPublicId(knex, caseId);
    const { body } = await versionById<WorkflowBody>(
      knex,
      tables.workflowVersions,
      one.workflowVersionId,
    );
    return {
      one,
      workflow: body,
      steps: await stepsOf(knex, one.id),
      decisions: await decisionsOf(knex, one.id),
    };
  });

/** The workflows of some cases in one statement, by the cases' public ids; each is read as text once. */
export const readWorkflows = async (
  strapi: Core.Strapi,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, WorkflowBody>> => {
  const rows = (await reading(strapi, (knex) =>
    knex(`${tables.cases} as one`)
      .join(`${tables.workflowVersions} as version`, 'version.id', 'one.workflow_version_id')
      .whereIn('one.public_id', [...caseIds])
      .select('one.public_id', 'version.id', 'version.body'),
  )) as { public_id: string; id: number; body: string }[];
  const texts = new Map(rows.map(({ id, body }) => [id, body]));
  const bodies = new Map([...texts].map(([id, body]) => [id, JSON.parse(body) as WorkflowBody]));
  return new Map(
    rows.flatMap(({ public_id, id }) => {
      const body = bodies.get(id);
      return body ? [[public_id, body]] : [];
    }),
  );
};
