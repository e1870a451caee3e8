import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import {
  refuse,
  shanghaiDate,
  tables,
  type CalendarDate,
  type Tx,
  type RowId,
} from '../../../platform';
import type { Person } from '../../organisation';

import { isEnded, type CaseState, type Filer } from './machine';
import { standingRecusals } from './recusals';
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
  replaced: string | null;
  amount: number | string | null;
  opened_by: string;
  opened_by_keys: string | null;
  opened_at: string;
  closed_at: string | null;
  paused_on: CalendarDate | null;
  correct_by: CalendarDate | null;
  accepted_at: string | null;
  acceptance_number: string | null;
  handed_in_on: CalendarDate | null;
  recorded_by: string | null;
  confirmed_by: string | null;
}

/** An application that came on paper (代录): two colleagues saw the form, and neither is its applicant. */
export interface PaperFiling {
  readonly recordedBy: Person;
  readonly confirmedBy: Person;
  /** When the office received it: that day counts, and not the one when it was keyed in. */
  readonly handedInOn: CalendarDate;
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
  /** Fen, by which the number of signatures may rise. */
  readonly amount: number | null;
  /** Keys of the person who opened it, as he was known then, and of all who saw a paper form of it. */
  readonly openedBy: readonly string[];
  readonly openedAt: string;
  /** The day that counts as that of its handing in: of a paper form when the office received it. */
  readonly handedInOn: CalendarDate;
  /** Keys of the two who saw the paper form; `null` where whom it is about handed it in on screen. */
  readonly paper: { readonly recordedBy: string; readonly confirmedBy: string } | null;
  readonly closedAt: string | null;
  /** Day on which the office stopped its time; `null` while it runs. */
  readonly pausedOn: CalendarDate | null;
  /** Last day on which a returned case may be mended; `null` where its workflow sets none. */
  readonly correctBy: CalendarDate | null;
  /** When it was taken on (受理), from which its handling time counts; `null` until then. */
  readonly acceptedAt: string | null;
  /** 受理号. */
  readonly acceptanceNumber: string | null;
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
  replaced: JSON.parse(row.replaced ?? '{}') as Record<string, unknown>,
  amount: row.amount === null ? null : Number(row.amount),
  openedBy:
    row.opened_by_keys === null ? [row.opened_by] : (JSON.parse(row.opened_by_keys) as string[]),
  openedAt: row.opened_at,
  handedInOn: row.handed_in_on ?? shanghaiDate(new Date(row.opened_at)),
  paper:
    row.recorded_by === null || row.confirmed_by === null
      ? null
      : { recordedBy: row.recorded_by, confirmedBy: row.confirmed_by },
  closedAt: row.closed_at,
  pausedOn: row.paused_on,
  correctBy: row.correct_by,
  acceptedAt: row.accepted_at,
  acceptanceNumber: row.acceptance_number,
});

/** The case of an entry that was opened last; `null` when there was none. */
export const latestCase = async (knex: Knex, target: Target): Promise<CaseRecord | null> => {
  const row = (await knex(tables.cases)
    .where({ target_type: target.type, target_document_id: target.documentId })
    .orderBy('id', 'desc')
    .first()) as CaseRow | undefined;
  return row ? toRecord(row) : null;
};

/** Of each of these entries of a type the id of its last case: `whereIn('id', latestIds(type, ids))`. */
export const latestIds =
  (type: string, documentIds: readonly string[]) =>
  (cases: Knex.QueryBuilder): void => {
    void cases
      .from(tables.cases)
      .where('target_type', type)
      .whereIn('target_document_id', documentIds)
      .groupBy('target_document_id')
      .max('id');
  };

/** The same of many entries of a type, by documentId; one without a case is not among them. */
export const latestCaseOfEach = async (
  knex: Knex,
  type: string,
  documentIds: readonly string[],
): Promise<Map<string, CaseRecord>> => {
  const rows = (await knex(tables.cases).whereIn('id', latestIds(type, documentIds))) as CaseRow[];
  return new Map(rows.map((row) => [row.target_document_id, toRecord(row)]));
};

/** Entries of a type, by documentId, that a person asked something for in a case, by keys of his. */
export const entriesAbout = async (
  knex: Knex,
  type: string,
  keys: readonly string[],
): Promise<string[]> =>
  knex(tables.cases)
    .where('target_type', type)
    .whereIn('subject', keys)
    .distinct()
    .pluck('target_document_id');

/** Who was party to any case of an entry when that was opened, and who keeps out of one (回避). */
export const partiesKept = async (knex: Knex, target: Target): Promise<Exclusion[]> => {
  const rows = (await knex(tables.cases)
    .where({ target_type: target.type, target_document_id: target.documentId })
    .select('*')) as CaseRow[];
  const recused = await standingRecusals(
    knex,
    rows.map(({ id }) => id),
  );
  const kept = rows.map(toRecord).flatMap(({ subject, parties }) => [
    // As he was known at the submission, whatever became of his accounts since.
    ...(subject === null ? [] : [{ why: 'subject' as const, keys: [subject] }]),
    ...parties,
  ]);
  return [...kept, ...recused.map(({ keys }) => ({ why: 'recused' as const, keys }))];
};

/** @throws Refusal NOT_FOUND */
export const caseByPublicId = async (knex: Knex, publicId: string): Promise<CaseRecord> => {
  const row = (await knex(tables.cases).where({ public_id: publicId }).first()) as
    CaseRow | undefined;
  if (!row) throw refuse('NOT_FOUND');
  return toRecord(row);
};

/** Those with these ids, by id. */
export const casesById = async (
  knex: Knex,
  ids: readonly RowId<'case'>[],
): Promise<Map<RowId<'case'>, CaseRecord>> => {
  const rows = (await knex(tables.cases).whereIn('id', ids)) as CaseRow[];
  return new Map(rows.map((row) => [row.id, toRecord(row)]));
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
  readonly openedBy: Person;
  readonly filer: Filer;
  /** Where it came on paper; `null` where it did not. */
  readonly paper: PaperFiling | null;
  readonly at: Date;
}

/**
 * Of a paper form both who saw it, of the first and of what was mended on another: none of them signs what
 * he keyed in or let pass.
 */
const withClerks = (
  keys: readonly string[],
  { recordedBy, confirmedBy }: Pick<PaperFiling, 'recordedBy' | 'confirmedBy'>,
): string[] => [...new Set([...keys, ...recordedBy.keys, ...confirmedBy.keys])];

export const insertCase = async (tx: Tx, draft: NewCase, state: CaseState): Promise<CaseRecord> => {
  const publicId = randomUUID();
  const { paper, openedBy } = draft;
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
    opened_by: openedBy.id,
    opened_by_keys: JSON.stringify(paper ? withClerks([], paper) : openedBy.keys),
    opened_at: draft.at.toISOString(),
    handed_in_on: paper?.handedInOn ?? null,
    recorded_by: paper?.recordedBy.id ?? null,
    confirmed_by: paper?.confirmedBy.id ?? null,
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
  readonly replaced?: Readonly<Record<string, unknown>>;
  readonly closedAt?: string;
  readonly pausedOn?: CalendarDate | null;
  readonly amount?: number | null;
  readonly correctBy?: CalendarDate | null;
  readonly acceptedAt?: string | null;
  readonly acceptanceNumber?: string | null;
  /** What was mended came on paper, and these two saw it. */
  readonly mendedOnPaper?: PaperFiling | null;
}

/** Writes a case that this transaction has locked, and gives it as it now stands. */
export const changeCase = async (
  tx: Tx,
  one: CaseRecord,
  {
    returnedParts,
    replaced,
    closedAt,
    pausedOn,
    correctBy,
    acceptedAt,
    acceptanceNumber,
    guarded,
    phases,
    barred,
    mendedOnPaper,
    ...plain
  }: CaseChange,
): Promise<CaseRecord> => {
  await tx(tables.cases)
    .where({ id: one.id })
    .update({
      ...plain,
      ...(guarded && { guarded: JSON.stringify(guarded) }),
      ...(phases && { phases: JSON.stringify(phases) }),
      ...(barred && { barred: JSON.stringify(barred) }),
      ...(mendedOnPaper && {
        opened_by_keys: JSON.stringify(withClerks(one.openedBy, mendedOnPaper)),
      }),
      ...(returnedParts && { returned_parts: JSON.stringify(returnedParts) }),
      ...(replaced && { replaced: JSON.stringify(replaced) }),
      ...(closedAt && { closed_at: closedAt }),
      ...(pausedOn !== undefined && { paused_on: pausedOn }),
      ...(correctBy !== undefined && { correct_by: correctBy }),
      ...(acceptedAt !== undefined && { accepted_at: acceptedAt }),
      ...(acceptanceNumber !== undefined && { acceptance_number: acceptanceNumber }),
      version: tx.raw('version + 1'),
    });
  return caseByPublicId(tx, one.publicId);
};
