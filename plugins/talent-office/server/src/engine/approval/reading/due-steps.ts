import type { Knex } from 'knex';

import { tables, versionById, type CalendarDate, type RowId } from '../../../platform';
import type { Seat } from '../../organisation';

import type { Target } from '../case';
import type { WorkflowBody } from '../workflow';

/** An open step with a deadline, which somebody has to sign. */
export interface DueStep {
  readonly id: RowId<'step'>;
  readonly caseId: string;
  readonly stageTitle: string;
  readonly role: string;
  /** Code of the unit; `null` is any. */
  readonly unit: string | null;
  readonly dueOn: CalendarDate;
  readonly target: Target;
  /** Working days before the deadline on which it is called to mind; absent is the site's own number. */
  readonly remindDaysBefore?: readonly number[];
  /** Overdue, it is called to mind every so many working days; absent is once. */
  readonly overdueEveryDays?: number;
  /** The position that it was escalated to; `null` while it was not. */
  readonly escalatedTo: Seat | null;
}

interface DueStepRow {
  id: RowId<'step'>;
  role: string;
  unit: string | null;
  stage: number;
  due_on: CalendarDate;
  public_id: string;
  workflow_version_id: RowId<'version'>;
  target_type: string;
  target_document_id: string;
  escalated_role: string | null;
  escalated_unit: string | null;
}

/** The open steps of running cases that are due before a day, the most urgent first. */
export const stepsDueBefore = async (knex: Knex, day: CalendarDate): Promise<DueStep[]> => {
  const rows = (await knex(`${tables.steps} as step`)
    .join(`${tables.cases} as one`, 'one.id', 'step.case_id')
    .where({ 'step.outcome': null, 'one.state': 'open' })
    .whereNotNull('step.role')
    .where('step.due_on', '<', day)
    .orderBy(['step.due_on', 'step.id'])
    .select(
      'step.id',
      'step.role',
      'step.unit',
      'step.stage',
      'step.due_on',
      'one.public_id',
      'one.workflow_version_id',
      'one.target_type',
      'one.target_document_id',
      'step.escalated_role',
      'step.escalated_unit',
    )) as DueStepRow[];
  const workflows = new Map<number, WorkflowBody>();
  for (const { workflow_version_id: id } of rows) {
    if (workflows.has(id)) continue;
    workflows.set(id, (await versionById<WorkflowBody>(knex, tables.workflowVersions, id)).body);
  }
  return rows.map((row) => {
    const stage = workflows.get(row.workflow_version_id)?.stages[row.stage];
    const { escalated_role: role, escalated_unit: unit } = row;
    return {
      id: row.id,
      caseId: row.public_id,
      stageTitle: stage?.title ?? '',
      role: row.role,
      unit: row.unit,
      dueOn: row.due_on,
      target: { type: row.target_type, documentId: row.target_document_id },
      remindDaysBefore: stage?.remindDaysBefore,
      overdueEveryDays: stage?.overdueEveryDays,
      escalatedTo: role === null ? null : { role, unit },
    };
  });
};
