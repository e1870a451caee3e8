import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { reading, tables, versionById, type RowId, type Tx } from '../../../platform';

import {
  caseByPublicId,
  stepsOf,
  type CaseRecord,
  type CaseTarget,
  type StepRecord,
} from '../case';
import type { Stage, WorkflowBody } from '../workflow';

/** One stage of one workflow, as a unit is asked at it: by a position that signs for that unit. */
export interface UnitScope {
  readonly workflow: string;
  readonly stage: string;
  readonly role: string;
  /** Code. */
  readonly unit: string;
}

/** What waits for a unit's seat and can be answered by list. */
export interface AskedOfUnit {
  readonly asked: readonly { readonly one: CaseRecord; readonly step: StepRecord }[];
  /** So many are not its to judge: it employs whom they are about. */
  readonly employed: number;
  /** So many wait besides, for another list. */
  readonly more: number;
}

/** A scope in which something waits; `unit` is null where the seat asks any unit. */
export interface WaitingScope extends Omit<UnitScope, 'unit'> {
  readonly unit: string | null;
  readonly workflowTitle: string;
  readonly stageTitle: string;
  readonly waiting: number;
}

interface WaitingRow {
  id: RowId<'step'>;
  public_id: string;
  stage: number;
  role: string;
  unit: string | null;
  workflow_version_id: RowId<'version'>;
}

const mostLooked = 5000;

/** Open steps of reviews, the longest waiting first. */
const openReviews = (knex: Knex): Knex.QueryBuilder =>
  knex(`${tables.steps} as step`)
    .join(`${tables.cases} as one`, 'one.id', 'step.case_id')
    .where({ 'step.outcome': null, 'step.kind': 'review', 'one.state': 'open' })
    .whereNotNull('step.role')
    .orderBy('step.id')
    .limit(mostLooked)
    .select(
      'step.id',
      'step.stage',
      'step.role',
      'step.unit',
      'one.public_id',
      'one.workflow_version_id',
    );

/** The workflow and stage of each step; none for a stage that asks for values: those are given case by case. */
const withStages = async (knex: Knex, rows: readonly WaitingRow[]) => {
  const bodies = new Map<RowId<'version'>, WorkflowBody>();
  const found: { row: WaitingRow; workflow: WorkflowBody; stage: Stage }[] = [];
  for (const row of rows) {
    const id = row.workflow_version_id;
    const workflow =
      bodies.get(id) ?? (await versionById<WorkflowBody>(knex, tables.workflowVersions, id)).body;
    bodies.set(id, workflow);
    const stage = workflow.stages[row.stage];
    if (stage && stage.sets.length === 0) found.push({ row, workflow, stage });
  }
  return found;
};

/** Every scope in which something waits, by the titles of its workflow and stage. */
const scopesWaiting = (strapi: Core.Strapi): Promise<WaitingScope[]> =>
  reading(strapi, async (knex) => {
    const rows = (await openReviews(knex)) as WaitingRow[];
    const scopes = new Map<string, WaitingScope>();
    for (const { row, workflow, stage } of await withStages(knex, rows)) {
      const { role, unit } = row;
      const scope = { workflow: workflow.key, stage: stage.key, role, unit };
      const key = JSON.stringify(scope);
      const waiting = (scopes.get(key)?.waiting ?? 0) + 1;
      const titles = { workflowTitle: workflow.title, stageTitle: stage.title };
      scopes.set(key, { ...scope, ...titles, waiting });
    }
    return [...scopes.values()];
  });

/**
 * What waits for the seat of a unit in one scope: for that seat, and for those of any unit that this one
 * may take, as in the inbox of its people. Not what is about its own staff.
 */
const askedOfUnit = (
  strapi: Core.Strapi,
  target: () => CaseTarget,
  scope: UnitScope,
  most: number,
): Promise<AskedOfUnit> =>
  reading(strapi, async (knex) => {
    const narrowed = openReviews(knex)
      .where('step.role', scope.role)
      .where((at) => at.whereNull('step.unit').orWhere('step.unit', scope.unit));
    const rows = (await withStages(knex, (await narrowed) as WaitingRow[])).filter(
      ({ workflow, stage }) => workflow.key === scope.workflow && stage.key === scope.stage,
    );
    const asked: { one: CaseRecord; step: StepRecord }[] = [];
    let employed = 0;
    for (const [index, { row }] of rows.entries()) {
      if (asked.length === most) return { asked, employed, more: rows.length - index };
      const one = await caseByPublicId(knex, row.public_id);
      const step = (await stepsOf(knex, one.id)).find(({ id }) => id === row.id);
      if (!step) continue;
      const employers = await target().employerUnits(knex as Tx, one.target);
      if (employers.includes(scope.unit)) employed += 1;
      else asked.push({ one, step });
    }
    return { asked, employed, more: 0 };
  });

/** Is a unit the employer of whom a case is about, as things stand? */
const employsSubject = (
  strapi: Core.Strapi,
  target: () => CaseTarget,
  one: CaseRecord,
  unit: string,
): Promise<boolean> =>
  reading(strapi, async (knex) =>
    (await target().employerUnits(knex as Tx, one.target)).includes(unit),
  );

/** Units that give their opinion by list (部门联审名单). */
export const createUnitOpinions = (strapi: Core.Strapi, target: () => CaseTarget) => ({
  /** Where units are asked for an opinion and something waits. */
  scopesWaiting: (): Promise<WaitingScope[]> => scopesWaiting(strapi),
  /** What waits for the seat of a unit in one of these, the longest waiting first. */
  askedOfUnit: (scope: UnitScope, most: number): Promise<AskedOfUnit> =>
    askedOfUnit(strapi, target, scope, most),
  /** Is a unit the employer of whom a case is about, as things stand? */
  employsSubject: (one: CaseRecord, unit: string): Promise<boolean> =>
    employsSubject(strapi, target, one, unit),
  /** The identity document of whom a case is about, masked; `null` where its type knows none. */
  subjectIdentity: (one: CaseRecord): Promise<string | null> =>
    target().subjectIdentity(one.target),
});

export type UnitOpinions = ReturnType<typeof createUnitOpinions>;
