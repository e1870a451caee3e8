import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { InboxItem } from '../../../../shared/contracts/cases';
import { tables, titleOf, versionById, type RowId } from '../../platform';
import type { Person, Seat } from '../organisation';

import { provisionalAmong } from './deadlines';
import { asksOneOf } from './scope';
import type { WorkflowBody } from './workflow';

interface OpenStepRow {
  id: RowId<'step'>;
  seat: string;
  kind: string;
  stage: number;
  opened_at: string;
  due_on: string | null;
  public_id: string;
  workflow_version_id: RowId<'version'>;
  target_type: string;
  target_document_id: string;
  amount: number | string | null;
}

const mostShown = 200;

/** The open steps of running cases that this narrows down to, the most urgent first. */
const openSteps = async (
  knex: Knex,
  narrow: (steps: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<OpenStepRow[]> =>
  (await narrow(
    knex(`${tables.steps} as step`)
      .join(`${tables.cases} as one`, 'one.id', 'step.case_id')
      .where({ 'step.outcome': null, 'one.state': 'open' }),
  )
    .orderByRaw('step.due_on is null, step.due_on, step.id')
    .limit(mostShown)
    .select(
      'step.id',
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

/** Steps of seats that the reader holds, and that he has not signed. */
const stepsFor =
  (reader: Person, seats: readonly Seat[]) =>
  (steps: Knex.QueryBuilder): Knex.QueryBuilder =>
    steps
      // Filtered before the limit: a role may be held at many units.
      .where(asksOneOf(seats))
      .whereNotExists((signed) =>
        signed
          .select('made.id')
          .from(`${tables.decisions} as made`)
          .whereRaw('made.step_id = step.id')
          .where('made.person', reader.id),
      );

/**
 * The open steps that this reader may sign and has not, the most urgent first; for the office, too,
 * those that nobody can sign.
 * @param blocked ids of these
 */
export const inboxOf = async (
  strapi: Core.Strapi,
  { reader, held }: { reader: Person; held: readonly Seat[] },
  blocked: readonly number[],
): Promise<InboxItem[]> => {
  const knex = strapi.db.connection;
  const mine = held.length > 0 ? await openSteps(knex, stepsFor(reader, held)) : [];
  const others = blocked.filter((id) => !mine.some((row) => row.id === id));
  const stuck =
    others.length > 0 ? await openSteps(knex, (steps) => steps.whereIn('step.id', others)) : [];
  const rows = [...stuck, ...mine];
  const provisional = await provisionalAmong(
    strapi,
    rows.map((row) => row.due_on),
  );
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
      provisional: row.due_on !== null && provisional.has(row.due_on),
      blocked: blocked.includes(row.id),
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
