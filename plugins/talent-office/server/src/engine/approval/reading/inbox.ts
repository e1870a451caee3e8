import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { InboxItem } from '../../../../../shared/contracts/cases';
import { digest, getService, tables, titleOf, versionById, type RowId } from '../../../platform';
import type { HeldSeat, Person } from '../../organisation';

import { committeeKind, provisionalAmong } from '../case';
import { asksOneOf, escalatedToOneOf, signableFor } from '../people';
import { checkKind, proofKind, type WorkflowBody } from '../workflow';
import { knownOfMany } from './known';

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

type Signable = OpenStepRow & { readonly actingFor: Person | null };

/**
 * The open steps that the reader may sign now, the most urgent first: what he is asked for, and nothing that
 * the door would refuse him.
 */
const signableBy = async (
  strapi: Core.Strapi,
  knex: Knex,
  reader: Person,
  held: readonly HeldSeat[],
): Promise<Signable[]> => {
  const found: Signable[] = [];
  if (held.length === 0) return found;
  const people = bySeatOwner(reader, held).map(([owner]) => owner);
  for (let read = 0; found.length < mostShown; read += mostShown) {
    const rows = await openSteps(knex, (steps) => stepsFor(reader, held)(steps).offset(read));
    const cases = rows.map((row) => row.case_id);
    const known = await knownOfMany(strapi, knex, [...new Set(cases)], people);
    for (const row of rows) {
      const one = known.get(row.case_id);
      const mine = one && (await signableFor(reader, held, one, row));
      if (mine && 'actingFor' in mine) found.push({ ...row, actingFor: mine.actingFor });
    }
    if (rows.length < mostShown) break;
  }
  return found.slice(0, mostShown);
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
  const mine = await signableBy(strapi, knex, reader, held);
  const others = blocked.filter((id) => !mine.some((row) => row.id === id));
  const stuck =
    others.length > 0 ? await openSteps(knex, (steps) => steps.whereIn('step.id', others)) : [];
  const told =
    held.length > 0 ? await openSteps(knex, (steps) => steps.where(escalatedToOneOf(held))) : [];
  const escalated = told.filter(({ id }) => ![...stuck, ...mine].some((row) => row.id === id));
  const rows: readonly (OpenStepRow & Partial<Signable>)[] = [...stuck, ...escalated, ...mine];
  const bodies = new Map<RowId<'version'>, WorkflowBody>();
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
    const version = row.workflow_version_id;
    const body =
      bodies.get(version) ??
      (await versionById<WorkflowBody>(knex, tables.workflowVersions, version)).body;
    bodies.set(version, body);
    const stage = body.stages[row.stage];
    const isMine = mine.some(({ id }) => id === row.id);
    const absentee = row.actingFor?.id ?? null;
    items.push({
      caseId: row.public_id,
      seat: row.seat,
      seatTitle: stage?.seats.find(({ key }) => key === row.seat)?.title ?? '',
      stageTitle: stage?.title ?? '',
      kind: row.kind,
      openedAt: row.opened_at,
      dueOn: row.due_on,
      provisional: row.due_on !== null && provisional.has(row.due_on),
      mine: isMine,
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
        isMine && isSignedInBulk(row, stage?.sets ?? []) ? digest(JSON.parse(row.guarded)) : null,
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
