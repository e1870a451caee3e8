import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import type { PaperState } from '../../../../shared/contracts/paper';
import { digest, isDuplicateKey, refuse, tables, type CalendarDate, type Tx } from '../../platform';
import type { Person } from '../organisation';

type Choice = 'approve' | 'return' | 'refuse';

/** What was said with a choice. */
export interface Said {
  readonly values: Readonly<Record<string, unknown>>;
  readonly parts: readonly string[];
  readonly defects: Readonly<Record<string, string>>;
  readonly again: string | null;
}

/** A signature on paper as a clerk wrote it down. */
export interface PaperRecord {
  readonly publicId: string;
  /** Public id of the case. */
  readonly caseId: string;
  readonly stage: number;
  readonly round: number;
  readonly seat: string;
  readonly digest: string;
  /** Key of the staff entry. */
  readonly signer: string;
  /** Code. */
  readonly unit: string;
  readonly handler: string;
  readonly signedOn: CalendarDate;
  readonly choice: Choice;
  readonly comment: string | null;
  readonly said: Said;
  readonly recordedBy: Person;
  readonly recordedAt: string;
  readonly state: PaperState;
  readonly closedBy: string | null;
  /** Why it was rejected. */
  readonly answer: string | null;
}

interface PaperRow {
  public_id: string;
  case_public_id: string;
  stage: number;
  round: number;
  seat: string;
  digest: string;
  signer: string;
  unit: string;
  handler: string;
  signed_on: CalendarDate;
  choice: Choice;
  comment: string | null;
  said: string;
  recorded_by: string;
  recorded_keys: string;
  recorded_at: string;
  state: PaperState;
  closed_by: string | null;
  answer: string | null;
}

const toRecord = (row: PaperRow): PaperRecord => ({
  publicId: row.public_id,
  caseId: row.case_public_id,
  stage: row.stage,
  round: row.round,
  seat: row.seat,
  digest: row.digest,
  signer: row.signer,
  unit: row.unit,
  handler: row.handler,
  signedOn: row.signed_on,
  choice: row.choice,
  comment: row.comment,
  said: JSON.parse(row.said) as Said,
  recordedBy: { id: row.recorded_by, keys: JSON.parse(row.recorded_keys) as string[] },
  recordedAt: row.recorded_at,
  state: row.state,
  closedBy: row.closed_by,
  answer: row.answer,
});

/** @throws Refusal NOT_FOUND */
export const recordById = async (knex: Knex, publicId: string): Promise<PaperRecord> => {
  const row = (await knex(tables.paperDecisions).where({ public_id: publicId }).first()) as
    PaperRow | undefined;
  if (!row) throw refuse('NOT_FOUND');
  return toRecord(row);
};

/** The records of a case, the latest first. */
export const recordsOf = async (knex: Knex, caseId: string): Promise<PaperRecord[]> =>
  (
    (await knex(tables.paperDecisions)
      .where({ case_public_id: caseId })
      .orderBy('id', 'desc')) as PaperRow[]
  ).map(toRecord);

/** Those that wait for a second person, the longest waiting first. */
export const waitingDecisions = async (knex: Knex, most: number): Promise<PaperRecord[]> =>
  (
    (await knex(tables.paperDecisions)
      .where({ state: 'waiting' })
      .orderBy('id')
      .limit(most)) as PaperRow[]
  ).map(toRecord);

export type NewRecord = Omit<
  PaperRecord,
  'publicId' | 'state' | 'closedBy' | 'answer' | 'recordedAt'
>;

/** @throws Refusal PAPER_PENDING */
export const insertRecord = async (tx: Tx, draft: NewRecord, at: Date): Promise<PaperRecord> => {
  const publicId = randomUUID();
  const { caseId, stage, round, signer } = draft;
  try {
    await tx(tables.paperDecisions).insert({
      public_id: publicId,
      case_public_id: caseId,
      stage,
      round,
      seat: draft.seat,
      digest: draft.digest,
      signer,
      unit: draft.unit,
      handler: draft.handler,
      signed_on: draft.signedOn,
      choice: draft.choice,
      comment: draft.comment,
      said: JSON.stringify(draft.said),
      recorded_by: draft.recordedBy.id,
      recorded_keys: JSON.stringify(draft.recordedBy.keys),
      recorded_at: at.toISOString(),
      state: 'waiting',
      waits_for: digest({ caseId, stage, round, signer }),
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw refuse('PAPER_PENDING', {}, 'signer');
    throw error;
  }
  return recordById(tx, publicId);
};

/** Ends the waiting of a record, once. @throws Refusal PAPER_CLOSED */
export const closeRecord = async (
  tx: Tx,
  { publicId }: PaperRecord,
  closed: {
    readonly state: Exclude<PaperState, 'waiting'>;
    readonly by: string;
    readonly at: Date;
    readonly answer: string | null;
  },
): Promise<void> => {
  const changed = await tx(tables.paperDecisions)
    .where({ public_id: publicId, state: 'waiting' })
    .update({
      state: closed.state,
      closed_by: closed.by,
      closed_at: closed.at.toISOString(),
      answer: closed.answer,
      waits_for: null,
    });
  if (changed !== 1) throw refuse('PAPER_CLOSED');
};
