import type { Knex } from 'knex';

import { tables, versionById } from '../../platform';
import type { Selection, Stage, WorkflowBody } from '../approval';

import type { GroupRecord } from './records';

/** The stage that a group stands at, as its version of the workflow has it. */
export const stageOf = async (
  knex: Knex,
  { publicId, workflowVersionId, stage: index }: GroupRecord,
): Promise<{
  readonly workflow: WorkflowBody;
  readonly stage: Stage & { readonly selection: Selection };
}> => {
  const { body } = await versionById<WorkflowBody>(
    knex,
    tables.workflowVersions,
    workflowVersionId,
  );
  const stage = body.stages[index];
  if (!stage?.selection) throw new Error(`group ${publicId} stands at no selection`);
  return { workflow: body, stage: { ...stage, selection: stage.selection } };
};
