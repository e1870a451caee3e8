import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import { refuse, tables, type CalendarDate, type Tx, type RowId } from '../../platform';

import { isEnded, type CaseState, type Filer } from './machine';
import type { DecidedCase, Digests, Exclusion, Target } from './target';

interface CaseRow {
  id: RowId<'case'>;
  public_id: string;
  target_type: string;
  target_document_id: string;
  action: string;
  workflow_version_id: RowId<'version'>;
  rule_version_id: RowId<'version'> | null;
  state: CaseState;
  stage: number;
  round: number;
  guarded: string;
  phases: string;
  subject: string | null;
  parties: string | null;
  barred: string;
  returned_parts: string;
  amount: number | string | null;
  opened_by: string;
  opened_at: string;
  closed_at: string | null;
  paused_on: CalendarDate | null;
  correct_by: CalendarDate | null;
}

/** One decision procedure about one entry. */
export interface CaseRecord extends DecidedCase {
  readonly workflowVersionId: RowId<'version'>;
  readonly state: CaseState;
  /** Index of the stage in its workflow version; `round` counts how often stages were begun. */
  readonly stage: number;
  readonly round: number;
  readonly phases: Readonly<Record<string, string>>;
  /** Who was party to it when it was opened, whatever became of their links since. */
  readonly parties: readonly Exclusion[];
  /** Keys of persons who may sign no more. */
  readonly barred: readonly string[];
  readonly returnedParts: readonly string[];
  /** Fen, by which the number of signatures may rise. */
  readonly amount: number | null;
  /** Key of the person who opened it. */
  readonly openedBy: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
  /** Day on which the office stopped its time; `null` while it runs. */
  readonly pausedOn: CalendarDate | null;
  /** Last day on which a returned case may be mended; `null` where its workflow sets none. */
  readonly correctBy: CalendarDate | null;
}

const toRecord = (row: CaseRow): CaseRecord => ({
  id: row.id,
  publicId: row.public_id,
  target: { type: row.target_type, documentId: row.target_document_id },
  action: row.action,
  workflowVersionId: row.workflow_version_id,
  ruleVersionId: row.rule_version_id,
  state: row.state,
  ended: isEnded(row.state),
  stage: row.stage,
  round: row.round,
  guarded: JSON.parse(row.guarded) as Digests,
  phases: JSON.parse(row.phases) as Record<string, string>,
  subject: row.subject,
  parties: row.parties === null ? [] : (JSON.parse(row.parties) as Exclusion[]),
  barred: JSON.parse(row.barred) as string[],
  returnedParts: JSON.parse(row.returned_parts) as string[],
  amount: row.amount === null ? null : Number(row.amount),
  openedBy: row.opened_by,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
  pausedOn: row.paused_on,
  correctBy: row.correct_by,
});

/** The case of an entry that was opened last; `null` when there was none. */
export const latestCase = async (knex: Knex, target: Target): Promise<CaseRecord | null> => {
  const row = (await knex(tables.cases)
    .where({ target_type: target.type, target_document_id: target.documentId })
    .orderBy('id', 'desc')
    .first()) as CaseRow | undefined;
  return row ? toRecord(row) : null;
};

/** @throws Refusal NOT_FOUND */
export const caseByPublicId = async (knex: Knex, publicId: string): Promise<CaseRecord> => {
  const row = (await knex(tables.cases).where({ public_id: publicId }).first()) as
    CaseRow | undefined;
  if (!row) throw refuse('NOT_FOUND');
  return toRecord(row);
};

/** Takes a case for this transaction. @throws Refusal NOT_FOUND */
export const lockCase = async (tx: Tx, publicId: string): Promise<CaseRecord> => {
  const { id } = await caseByPublicId(tx, publicId);
  const row = (await tx(tables.cases).where({ id }).forUpdate().first()) as CaseRow;
  return toRecord(row);
};

export interface NewCase {
  readonly target: Target;
  readonly action: string;
  readonly workflowVersionId: RowId<'version'>;
  readonly ruleVersionId: RowId<'version'> | null;
  readonly guarded: Digests;
  readonly subject: string | null;
  readonly parties: readonly Exclusion[];
  readonly amount: number | null;
  readonly openedBy: string;
  readonly filer: Filer;
  readonly at: Date;
}

export const insertCase = async (tx: Tx, draft: NewCase, state: CaseState): Promise<CaseRecord> => {
  const publicId = randomUUID();
  await tx(tables.cases).insert({
    public_id: publicId,
    target_type: draft.target.type,
    target_document_id: draft.target.documentId,
    action: draft.action,
    workflow_version_id: draft.workflowVersionId,
    rule_version_id: draft.ruleVersionId,
    state,
    stage: 0,
    round: 1,
    guarded: JSON.stringify(draft.guarded),
    phases: '{}',
    subject: draft.subject,
    parties: JSON.stringify(draft.parties),
    barred: '[]',
    returned_parts: '[]',
    amount: draft.amount,
    opened_by: draft.openedBy,
    opened_at: draft.at.toISOString(),
  });
  return caseByPublicId(tx, publicId);
};

export interface CaseChange {
  readonly state?: CaseState;
  readonly stage?: number;
  readonly round?: number;
  readonly guarded?: Digests;
  readonly phases?: Readonly<Record<string, string>>;
  readonly barred?: readonly string[];
  readonly returnedParts?: readonly string[];
  readonly closedAt?: string;
  readonly pausedOn?: CalendarDate | null;
  readonly amount?: number | null;
  readonly correctBy?: CalendarDate | null;
}

/** Writes a case that this transaction has locked, and gives it as it now stands. */
export const changeCase = async (
  tx: Tx,
  one: CaseRecord,
  { returnedParts, closedAt, pausedOn, correctBy, guarded, phases, barred, ...plain }: CaseChange,
): Promise<CaseRecord> => {
  await tx(tables.cases)
    .where({ id: one.id })
    .update({
      ...plain,
      ...(guarded && { guarded: JSON.stringify(guarded) }),
      ...(phases && { phases: JSON.stringify(phases) }),
      ...(barred && { barred: JSON.stringify(barred) }),
      ...(returnedParts && { returned_parts: JSON.stringify(returnedParts) }),
      ...(closedAt && { closed_at: closedAt }),
      ...(pausedOn !== undefined && { paused_on: pausedOn }),
      ...(correctBy !== undefined && { correct_by: correctBy }),
      version: tx.raw('version + 1'),
    });
  return caseByPublicId(tx, one.publicId);
};
