import type { Core, UID } from '@strapi/strapi';

import type { InboxItem } from '../../../../shared/contracts/cases';
import { tables, versionById } from '../../platform';
import type { Person, Seat } from '../organisation';

import { asksOneOf } from './scope';
import type { WorkflowBody } from './workflow';

interface OpenStepRow {
  seat: string;
  kind: string;
  stage: number;
  opened_at: string;
  due_on: string | null;
  public_id: string;
  workflow_version_id: number;
  target_type: string;
  target_document_id: string;
  amount: number | string | null;
}

const mostShown = 200;

/** How an entry is called in a list: by its type's main field. */
const titleOf = async (strapi: Core.Strapi, type: string, documentId: string): Promise<string> => {
  const schema = strapi.contentTypes[type as UID.ContentType] as
    { config?: { settings?: { mainField?: string } } } | undefined;
  const field = schema?.config?.settings?.mainField ?? 'documentId';
  const row = (await strapi.db
    .query(type as UID.ContentType)
    .findOne({ where: { documentId } })) as Record<string, unknown> | null;
  const value = row?.[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : documentId;
};

/** The open steps that this reader may sign and has not, the most urgent first. */
export const inboxOf = async (
  strapi: Core.Strapi,
  { reader, held: seats }: { reader: Person; held: readonly Seat[] },
): Promise<InboxItem[]> => {
  if (seats.length === 0) return [];
  const knex = strapi.db.connection;
  const rows = (await knex(`${tables.steps} as step`)
    .join(`${tables.cases} as one`, 'one.id', 'step.case_id')
    .where({ 'step.outcome': null, 'one.state': 'open' })
    // Filtered before the limit: a role may be held at many units.
    .where(asksOneOf(seats))
    .whereNotExists((signed) =>
      signed
        .select('made.id')
        .from(`${tables.decisions} as made`)
        .whereRaw('made.step_id = step.id')
        .where('made.person', reader.id),
    )
    .orderByRaw('step.due_on is null, step.due_on, step.id')
    .limit(mostShown)
    .select(
      'step.seat',
      'step.kind',
      'step.stage',
      'step.opened_at',
      'step.due_on',
      'one.public_id',
      'one.workflow_version_id',
      'one.target_type',
      'one.target_document_id',
      'one.amount',
    )) as OpenStepRow[];
  const items: InboxItem[] = [];
  for (const row of rows) {
    const { body } = await versionById<WorkflowBody>(
      knex,
      tables.workflowVersions,
      row.workflow_version_id,
    );
    const stage = body.stages[row.stage];
    items.push({
      caseId: row.public_id,
      seat: row.seat,
      seatTitle: stage?.seats.find(({ key }) => key === row.seat)?.title ?? '',
      stageTitle: stage?.title ?? '',
      kind: row.kind,
      openedAt: row.opened_at,
      dueOn: row.due_on,
      amountFen: row.amount === null ? null : Number(row.amount),
      target: {
        type: row.target_type,
        typeName: strapi.contentTypes[row.target_type as UID.ContentType]?.info.displayName ?? '',
        documentId: row.target_document_id,
        title: await titleOf(strapi, row.target_type, row.target_document_id),
      },
    });
  }
  return items;
};
