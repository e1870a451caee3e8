import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import type { PaperState } from '../../../../../shared/contracts/paper';
import {
  digest,
  isDuplicateKey,
  refuse,
  tables,
  type CalendarDate,
  type Tx,
} from '../../../platform';
import type { Digests, Target } from '../../approval';
import type { Person } from '../../organisation';

/** An application on paper as a clerk wrote it down. */
export interface ApplicationRecord {
  readonly publicId: string;
  readonly target: Target;
  readonly action: string;
  readonly signedOn: CalendarDate;
  readonly receivedOn: CalendarDate;
  /** What had been typed by then. */
  readonly standing: Digests;
  readonly recordedBy: Person;
  readonly recordedAt: string;
  readonly state: PaperState;
  readonly closedBy: string | null;
  /** Why it was rejected. */
  readonly answer: string | null;
}

interface ApplicationRow {
  public_id: string;
  target_type: string;
  target_document_id: string;
  action: string;
  signed_on: CalendarDate;
  received_on: CalendarDate;
  standing: string;
  recorded_by: string;
  recorded_keys: string;
  recorded_at: string;
  state: PaperState;
  closed_by: string | null;
  answer: string | null;
}

const toRecord = (row: ApplicationRow): ApplicationRecord => ({
  publicId: row.public_id,
  target: { type: row.target_type, documentId: row.target_document_id },
  action: row.action,
  signedOn: row.signed_on,
  receivedOn: row.received_on,
  standing: JSON.parse(row.standing) as Digests,
  recordedBy: { id: row.recorded_by, keys: JSON.parse(row.recorded_keys) as string[] },
  recordedAt: row.recorded_at,
  state: row.state,
  closedBy: row.closed_by,
  answer: row.answer,
});

/** @throws Refusal NOT_FOUND */
export const applicationById = async (knex: Knex, publicId: string): Promise<ApplicationRecord> => {
  const row = (await knex(tables.paperApplications).where({ public_id: publicId }).first()) as
    ApplicationRow | undefined;
  if (!row) throw refuse('NOT_FOUND');
  return toRecord(row);
};

/** The records of an entry, the latest first. */
export const applicationsOf = async (
  knex: Knex,
  { type, documentId }: Target,
): Promise<ApplicationRecord[]> =>
  (
    (await knex(tables.paperApplications)
      .where({ target_type: type, target_document_id: documentId })
      .orderBy('id', 'desc')) as ApplicationRow[]
  ).map(toRecord);

/** Those that wait for a second person, the longest waiting first. */
export const waitingApplications = async (knex: Knex, most: number): Promise<ApplicationRecord[]> =>
  (
    (await knex(tables.paperApplications)
      .where({ state: 'waiting' })
      .orderBy('id')
      .limit(most)) as ApplicationRow[]
  ).map(toRecord);

export type NewApplication = Omit<
  ApplicationRecord,
  'publicId' | 'state' | 'closedBy' | 'answer' | 'recordedAt'
>;

/** @throws Refusal PAPER_APPLICATION_PENDING */
export const insertApplication = async (
  tx: Tx,
  draft: NewApplication,
  at: Date,
): Promise<ApplicationRecord> => {
  const publicId = randomUUID();
  const { target, recordedBy } = draft;
  try {
    await tx(tables.paperApplications).insert({
      public_id: publicId,
      target_type: target.type,
      target_document_id: target.documentId,
      action: draft.action,
      signed_on: draft.signedOn,
      received_on: draft.receivedOn,
      standing: JSON.stringify(draft.standing),
      recorded_by: recordedBy.id,
      recorded_keys: JSON.stringify(recordedBy.keys),
      recorded_at: at.toISOString(),
      state: 'waiting',
      waits_for: digest(target),
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw refuse('PAPER_APPLICATION_PENDING');
    throw error;
  }
  return applicationById(tx, publicId);
};

/** Ends the waiting of a record, once. @throws Refusal PAPER_CLOSED */
export const closeApplication = async (
  tx: Tx,
  { publicId }: ApplicationRecord,
  closed: {
    readonly state: Exclude<PaperState, 'waiting'>;
    readonly by: string;
    readonly at: Date;
    readonly answer: string | null;
  },
): Promise<void> => {
  const changed = await tx(tables.paperApplications)
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
