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
