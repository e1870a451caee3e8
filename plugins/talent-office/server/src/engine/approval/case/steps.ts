import type { Knex } from 'knex';

import type { CheckAnswers } from '../../../../../shared/contracts/cases';
import type { Vote } from '../../../../../shared/vocabulary';
import { tables, type CalendarDate, type Tx, type RowId } from '../../../platform';

import { acceptanceKind } from '../workflow';
import type { CaseRecord } from './cases';
import type { Choice, StepOutcome } from './machine';

interface StepRow {
  id: RowId<'step'>;
  case_id: RowId<'case'>;
  stage: number;
  round: number;
  seat: string;
  kind: string;
  role: string | null;
  unit: string | null;
  stands_for: string | null;
  required: number;
  opened_at: string;
  due_on: string | null;
  outcome: StepOutcome | null;
  closed_at: string | null;
  blocked: boolean | number;
}

/** A seat that was asked to decide. Number of signatures and deadline are fixed when it opens. */
export interface StepRecord {
  readonly id: RowId<'step'>;
  readonly caseId: RowId<'case'>;
  readonly stage: number;
  readonly round: number;
  readonly seat: string;
  readonly kind: string;
  readonly role: string | null;
  /** Code of the unit; `null` is any. */
  readonly unit: string | null;
  /** Code of the unit that it stands in for, for that is the applicant's employer; else `null`. */
  readonly standsFor: string | null;
  readonly required: number;
  readonly openedAt: string;
  readonly dueOn: string | null;
  readonly outcome: StepOutcome | null;
  readonly closedAt: string | null;
  /** Had it, perhaps, too few signers when it opened, or since? Whether it has is asked when it is read. */
  readonly blocked: boolean;
}

/** What a stage kind opens. A step without role is passed by its kind, never by a person. */
export interface StepDraft {
  readonly seat: string;
  readonly role: string | null;
  readonly unit: string | null;
  readonly standsFor?: string | null;
  readonly required: number;
  readonly dueOn: string | null;
}

export const toStep = (row: StepRow): StepRecord => ({
  id: row.id,
  caseId: row.case_id,
  stage: row.stage,
  round: row.round,
  seat: row.seat,
  kind: row.kind,
  role: row.role,
  unit: row.unit,
  standsFor: row.stands_for,
  required: row.required,
  openedAt: row.opened_at,
  dueOn: row.due_on,
  outcome: row.outcome,
  closedAt: row.closed_at,
  blocked: Boolean(row.blocked),
});

export const insertSteps = async (
  tx: Tx,
  one: CaseRecord,
  kind: string,
  drafts: readonly (StepDraft & { readonly blocked: boolean })[],
  at: Date,
): Promise<void> => {
  for (const draft of drafts) {
    await tx(tables.steps).insert({
      case_id: one.id,
      stage: one.stage,
      round: one.round,
      seat: draft.seat,
      kind,
      role: draft.role,
      unit: draft.unit,
      stands_for: draft.standsFor ?? null,
      required: draft.required,
      opened_at: at.toISOString(),
      due_on: draft.dueOn,
      blocked: draft.blocked,
    });
  }
};

export const stepsOf = async (knex: Knex, caseId: RowId<'case'>): Promise<StepRecord[]> =>
  ((await knex(tables.steps).where({ case_id: caseId }).orderBy('id')) as StepRow[]).map(toStep);

export const closeStep = async (
  tx: Tx,
  id: RowId<'step'>,
  outcome: StepOutcome,
  at: Date,
): Promise<void> => {
  await tx(tables.steps).where({ id }).update({ outcome, closed_at: at.toISOString() });
};

/** Gives an open step another deadline: what it waits for began later. */
export const moveDue = async (tx: Tx, id: RowId<'step'>, dueOn: CalendarDate): Promise<void> => {
  await tx(tables.steps).where({ id, outcome: null }).update({ due_on: dueOn });
};

/** Whether open steps, of one case or of all, have signers enough is asked again: somebody keeps out since. */
export const askAgain = async (knex: Knex, caseId?: RowId<'case'>): Promise<void> => {
  const which = caseId === undefined ? { outcome: null } : { outcome: null, case_id: caseId };
  await knex(tables.steps).where(which).update({ blocked: true });
};

/** Nobody is asked any more: the case went another way. */
export const voidOpenSteps = async (tx: Tx, caseId: RowId<'case'>, at: Date): Promise<void> => {
  await tx(tables.steps)
    .where({ case_id: caseId, outcome: null })
    .update({ outcome: 'void', closed_at: at.toISOString() });
};

interface DecisionRow {
  case_id: RowId<'case'>;
  step_id: RowId<'step'>;
  kind: string;
  stage: number;
  round: number;
  person: string;
  counted_as: string;
  keys: string;
  counted_as_keys: string | null;
  choice: Choice | Vote;
  medium: string;
  recorded_by: string | null;
  confirmed_by: string | null;
  signed_on: CalendarDate | null;
  seen: string;
  comment: string | null;
  made_at: string;
  given: string;
  defects: string | null;
  again: string | null;
  checks: string | null;
  proofs: string | null;
}

export interface DecisionRecord {
  readonly caseId: RowId<'case'>;
  readonly stepId: RowId<'step'>;
  /** Kind of the stage that it was made at. */
  readonly kind: string;
  readonly stage: number;
  readonly round: number;
  readonly person: string;
  /** The absent colleague for whom he signed; `null` for himself. */
  readonly actingFor: string | null;
  /** Of the signer, and of whom he signed for: neither signs the case again. */
  readonly keys: readonly string[];
  readonly choice: Choice | Vote;
  /** Digests of what the signer was shown. */
  readonly seen: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly comment: string | null;
  readonly madeAt: string;
  /** With a return: what is missing, by part. */
  readonly defects: Readonly<Record<string, string>>;
  /** With a later return: why it was not said at the first one. */
  readonly again: string | null;
  /** Of a check stage: what was found on each of its points, by key. */
  readonly checks: CheckAnswers;
  /** Of a proof stage: ids of the proofs that were looked at, by the key of what was asked. */
  readonly proofs: Readonly<Record<string, string>>;
  readonly medium: string;
  /** Key of whoever wrote it down for the person; `null` where he signed himself. */
  readonly recordedBy: string | null;
  /** Of a signature on paper: key of the second person, who held the record against the paper. */
  readonly confirmedBy: string | null;
  /** The date that the paper bears; `null` where nobody signed on paper. */
  readonly signedOn: CalendarDate | null;
}

/** Those of these cases, in the order in which they were made. */
export const decisionsAmong = async (
  knex: Knex,
  caseIds: readonly RowId<'case'>[],
): Promise<DecisionRecord[]> => {
  const rows = (await knex(`${tables.decisions} as made`)
    .join(`${tables.steps} as step`, 'step.id', 'made.step_id')
    .whereIn('made.case_id', caseIds)
    .orderBy('made.id')
    .select('made.*', 'step.kind')) as DecisionRow[];
  return rows.map((row) => ({
    caseId: row.case_id,
    stepId: row.step_id,
    kind: row.kind,
    stage: row.stage,
    round: row.round,
    person: row.person,
    actingFor: row.counted_as === row.person ? null : row.counted_as,
    keys: [
      ...(JSON.parse(row.keys) as string[]),
      ...(JSON.parse(row.counted_as_keys ?? '[]') as string[]),
    ],
    choice: row.choice,
    seen: JSON.parse(row.seen) as Record<string, string>,
    values: JSON.parse(row.given) as Record<string, unknown>,
    comment: row.comment,
    madeAt: row.made_at,
    defects: row.defects === null ? {} : (JSON.parse(row.defects) as Record<string, string>),
    again: row.again,
    checks: JSON.parse(row.checks ?? '{}') as CheckAnswers,
    proofs: JSON.parse(row.proofs ?? '{}') as Record<string, string>,
    medium: row.medium,
    recordedBy: row.recorded_by,
    confirmedBy: row.confirmed_by,
    signedOn: row.signed_on,
  }));
};

export const decisionsOf = (knex: Knex, caseId: RowId<'case'>): Promise<DecisionRecord[]> =>
  decisionsAmong(knex, [caseId]);

/** Does it stand, or was its stage, or one before it, begun again since? */
export const stands = (
  { stage, round }: Pick<DecisionRecord, 'stage' | 'round'>,
  steps: readonly StepRecord[],
): boolean => !steps.some((later) => later.round > round && later.stage <= stage);

/** The kind of stage that a committee's votes decide. */
export const committeeKind = 'committee';

/**
 * Was it given at another stage, where it keeps its person from signing this one? A seat in a committee
 * counts apart from the opinion of a unit, whichever came first, and whoever took a case on has judged
 * nothing of it.
 */
export const barsAt = (
  made: DecisionRecord,
  at: { readonly stage: number; readonly kind: string },
): boolean =>
  made.stage !== at.stage &&
  made.kind !== acceptanceKind &&
  made.kind !== committeeKind &&
  at.kind !== committeeKind;
