import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { InboxItem } from '../../../../../shared/contracts/cases';
import { digest, getService, tables, titleOf, versionById, type RowId } from '../../../platform';
import type { HeldSeat, Person } from '../../organisation';

import { committeeKind, provisionalAmong } from '../case';
import { asksOneOf, escalatedToOneOf, isSeatOf } from '../people';
import { checkKind, proofKind, type WorkflowBody } from '../workflow';

interface OpenStepRow {
  id: RowId<'step'>;
  seat: string;
  kind: string;
  role: string | null;
  unit: string | null;
  stage: number;
  opened_at: string;
  due_on: string | null;
  public_id: string;
  workflow_version_id: RowId<'version'>;
  case_id: RowId<'case'>;
  rule_version_id: RowId<'version'> | null;
  target_type: string;
  target_document_id: string;
  amount: number | string | null;
  acceptance_number: string | null;
  guarded: string;
  stands_for: string | null;
}

const mostShown = 200;

/** Kinds that ask more than a choice. */
const oneByOne: readonly string[] = [committeeKind, checkKind, proofKind];

/** What is asked of each case by itself is not asked of many at once. */
const isSignedInBulk = ({ kind, role }: OpenStepRow, sets: readonly string[]): boolean =>
  role !== null && !oneByOne.includes(kind) && sets.length === 0;

/** The open steps of running cases that this narrows down to, the most urgent first. */
export const openSteps = async (
  knex: Knex,
  narrow: (steps: Knex.QueryBuilder) => Knex.QueryBuilder,
  most = mostShown,
): Promise<OpenStepRow[]> =>
  (await narrow(
    knex(`${tables.steps} as step`)
      .join(`${tables.cases} as one`, 'one.id', 'step.case_id')
      .where({ 'step.outcome': null, 'one.state': 'open' }),
  )
    .orderByRaw('step.due_on is null, step.due_on, step.id')
    .limit(most)
    .select(
      'step.id',
      'step.seat',
      'step.kind',
      'step.role',
      'step.unit',
      'step.stage',
      'step.opened_at',
      'step.due_on',
      'step.stands_for',
      'one.public_id',
      'one.workflow_version_id',
      'one.id as case_id',
      'one.rule_version_id',
      'one.target_type',
      'one.target_document_id',
      'one.amount',
      'one.acceptance_number',
      'one.guarded',
    )) as OpenStepRow[];

/** Narrows steps to those that a person has not signed, or for whom nobody has. */
const notSigned =
  (column: 'person' | 'counted_as', { id }: Person) =>
  (signed: Knex.QueryBuilder): void => {
    void signed
      .select('made.id')
      .from(`${tables.decisions} as made`)
      .whereRaw('made.step_id = step.id')
      .where(`made.${column}`, id);
  };

/** Narrows steps to those of cases that a person does not keep out of (回避). */
const notRecused =
  ({ keys }: Person) =>
  (recused: Knex.QueryBuilder): void => {
    void recused
      .select('declared.id')
      .from(`${tables.recusals} as declared`)
      .whereRaw('declared.case_id = one.id')
      .whereNull('declared.lifts')
      .whereIn('declared.person', [...keys])
      .whereNotExists((lifted) => {
        void lifted
          .select('later.id')
          .from(`${tables.recusals} as later`)
          .whereRaw('later.lifts = declared.public_id');
      });
  };

/** The seats of a reader by whom they are: his own, and those of each whom he acts for. */
const bySeatOwner = (reader: Person, held: readonly HeldSeat[]): [Person, HeldSeat[]][] => {
  const owners = new Map([[reader.id, reader]]);
  for (const { actingFor } of held) if (actingFor) owners.set(actingFor.id, actingFor);
  return [...owners.values()].map((owner) => [
    owner,
    held.filter(({ actingFor }) => (actingFor ?? reader).id === owner.id),
  ]);
};

/** Steps of seats that the reader may take, and that neither he nor whom he acts for has signed. */
export const stepsFor =
  (reader: Person, held: readonly HeldSeat[]) =>
  (steps: Knex.QueryBuilder): Knex.QueryBuilder =>
    steps
      // Filtered before the limit: a role may be held at many units.
      .where((any) => {
        for (const [owner, seats] of bySeatOwner(reader, held)) {
          if (seats.length === 0) continue;
          void any.orWhere((his) =>
            his
              .where(asksOneOf(seats))
              .whereNotExists(notSigned('counted_as', owner))
              .whereNotExists(notRecused(owner))
              // Nobody sits in a committee for somebody else.
              .whereNotIn('step.kind', owner.id === reader.id ? [] : [committeeKind]),
          );
        }
      })
      .whereNotExists(notSigned('person', reader))
      .whereNotExists(notRecused(reader));

/** For whom the reader would sign a step: the absent colleague's key, or `null` for himself. */
const actingForAt = (
  held: readonly HeldSeat[],
  { role, unit, kind }: OpenStepRow,
): string | null => {
  if (kind === committeeKind) return null;
  const fitting = held.filter((one) => role !== null && isSeatOf(one, { role, unit }));
  if (fitting.some(({ actingFor }) => actingFor === null)) return null;
  return fitting[0]?.actingFor?.id ?? null;
};

/**
 * The open steps that this reader may sign and has not, the most urgent first; before them those that are
 * escalated to him, which others sign, and for the office those that nobody can sign.
 * @param blocked ids of these
 */
export const inboxOf = async (
  strapi: Core.Strapi,
  { reader, held }: { reader: Person; held: readonly HeldSeat[] },
  blocked: readonly number[],
): Promise<InboxItem[]> => {
  const knex = strapi.db.connection;
  const mine = held.length > 0 ? await openSteps(knex, stepsFor(reader, held)) : [];
  const others = blocked.filter((id) => !mine.some((row) => row.id === id));
  const stuck =
    others.length > 0 ? await openSteps(knex, (steps) => steps.whereIn('step.id', others)) : [];
  const told =
    held.length > 0 ? await openSteps(knex, (steps) => steps.where(escalatedToOneOf(held))) : [];
  const escalated = told.filter(({ id }) => ![...stuck, ...mine].some((row) => row.id === id));
  const rows = [...stuck, ...escalated, ...mine];
  const provisional = await provisionalAmong(
    strapi,
    rows.map((row) => row.due_on),
  );
  const units = await getService(strapi, 'organisation').unitNames(
    rows.flatMap((row) => row.stands_for ?? []),
  );
  const names = await getService(strapi, 'organisation').namesOf(
    held.flatMap(({ actingFor }) => actingFor?.id ?? []),
  );
  const items: InboxItem[] = [];
  for (const row of rows) {
    const { body } = await versionById<WorkflowBody>(
      knex,
      tables.workflowVersions,
      row.workflow_version_id,
    );
    const stage = body.stages[row.stage];
    const absentee = actingForAt(held, row);
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
      escalated: escalated.includes(row),
      actingFor: absentee === null ? null : (names.get(absentee) ?? absentee),
      amountFen: row.amount === null ? null : Number(row.amount),
      ruleOutcome:
        row.rule_version_id === null
          ? null
          : ((await getService(strapi, 'rules').recorded(row.case_id))?.outcome ?? null),
      acceptanceNumber: row.acceptance_number,
      seen:
        mine.includes(row) && isSignedInBulk(row, stage?.sets ?? [])
          ? digest(JSON.parse(row.guarded))
          : null,
      standsFor: row.stands_for === null ? null : (units.get(row.stands_for) ?? row.stands_for),
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
