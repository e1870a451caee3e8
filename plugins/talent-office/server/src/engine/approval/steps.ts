import type { Knex } from 'knex';

import { tables, type Tx, type RowId } from '../../platform';

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
  required: number;
  opened_at: string;
  due_on: string | null;
  outcome: StepOutcome | null;
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
  readonly required: number;
  readonly openedAt: string;
  readonly dueOn: string | null;
  readonly outcome: StepOutcome | null;
  /** Had it too few signers when it opened? */
  readonly blocked: boolean;
}

/** What a stage kind opens. A step without role is passed by its kind, never by a person. */
export interface StepDraft {
  readonly seat: string;
  readonly role: string | null;
  readonly unit: string | null;
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
  required: row.required,
  openedAt: row.opened_at,
  dueOn: row.due_on,
  outcome: row.outcome,
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

/** Nobody is asked any more: the case went another way. */
export const voidOpenSteps = async (tx: Tx, caseId: RowId<'case'>, at: Date): Promise<void> => {
  await tx(tables.steps)
    .where({ case_id: caseId, outcome: null })
    .update({ outcome: 'void', closed_at: at.toISOString() });
};

interface DecisionRow {
  step_id: RowId<'step'>;
  stage: number;
  round: number;
  person: string;
  keys: string;
  choice: Choice;
  seen: string;
  comment: string | null;
  made_at: string;
  given: string;
}

export interface DecisionRecord {
  readonly stepId: RowId<'step'>;
  readonly stage: number;
  readonly round: number;
  readonly person: string;
  readonly keys: readonly string[];
  readonly choice: Choice;
  /** Digests of what the signer was shown. */
  readonly seen: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly comment: string | null;
  readonly madeAt: string;
}

export const decisionsOf = async (knex: Knex, caseId: RowId<'case'>): Promise<DecisionRecord[]> =>
  ((await knex(tables.decisions).where({ case_id: caseId }).orderBy('id')) as DecisionRow[]).map(
    (row) => ({
      stepId: row.step_id,
      stage: row.stage,
      round: row.round,
      person: row.person,
      keys: JSON.parse(row.keys) as string[],
      choice: row.choice,
      seen: JSON.parse(row.seen) as Record<string, string>,
      values: JSON.parse(row.given) as Record<string, unknown>,
      comment: row.comment,
      madeAt: row.made_at,
    }),
  );
