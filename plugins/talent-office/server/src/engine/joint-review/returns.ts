import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import type { ListReturnState } from '../../../../shared/contracts/review-lists';
import type { Bilingual } from '../../../../shared/error-codes';
import { isDuplicateKey, refuse, tables, type CalendarDate, type Tx } from '../../platform';
import type { Person } from '../organisation';

import type { ReviewList } from './lists';

export type OpinionChoice = 'approve' | 'refuse' | 'return';

/** What a unit says of one case of its list. */
export interface Opinion {
  /** Of the row on the list. */
  readonly number: number;
  readonly choice: OpinionChoice;
  readonly comment: string | null;
  /** With `return`: the attributes to be mended. */
  readonly parts: readonly string[];
}

export interface OpinionRecord extends Opinion {
  readonly outcome: 'signed' | 'refused' | null;
  readonly refusal: Bilingual | null;
}

/** A list that came back, as a clerk recorded it. */
export interface ListReturn {
  readonly id: number;
  readonly publicId: string;
  readonly listId: number;
  readonly workbook: string;
  /** Key of the staff entry. */
  readonly signer: string;
  readonly handler: string;
  readonly signedOn: CalendarDate;
  readonly recordedBy: Person;
  readonly recordedAt: string;
  readonly state: ListReturnState;
  readonly closedBy: string | null;
  readonly answer: string | null;
}

interface ReturnRow {
  id: number;
  public_id: string;
  list_id: number;
  workbook: string;
  signer: string;
  handler: string;
  signed_on: CalendarDate;
  recorded_by: string;
  recorded_keys: string;
  recorded_at: string;
  state: ListReturnState;
  closed_by: string | null;
  answer: string | null;
}

const toReturn = (row: ReturnRow): ListReturn => ({
  id: row.id,
  publicId: row.public_id,
  listId: row.list_id,
  workbook: row.workbook,
  signer: row.signer,
  handler: row.handler,
  signedOn: row.signed_on,
  recordedBy: { id: row.recorded_by, keys: JSON.parse(row.recorded_keys) as string[] },
  recordedAt: row.recorded_at,
  state: row.state,
  closedBy: row.closed_by,
  answer: row.answer,
});

/** @throws Refusal NOT_FOUND */
export const returnByPublicId = async (knex: Knex, publicId: string): Promise<ListReturn> => {
  const row = (await knex(tables.reviewListReturns).where({ public_id: publicId }).first()) as
    ReturnRow | undefined;
  if (!row) throw refuse('NOT_FOUND');
  return toReturn(row);
};

/** What came back of a list, the latest first. */
export const returnsOf = async (
  knex: Knex,
  { id }: Pick<ReviewList, 'id'>,
): Promise<ListReturn[]> =>
  (
    (await knex(tables.reviewListReturns)
      .where({ list_id: id })
      .orderBy('id', 'desc')) as ReturnRow[]
  ).map(toReturn);

/** What waits for a second person, or was not done to its end; the longest waiting first. */
export const openReturns = async (knex: Knex, most: number): Promise<ListReturn[]> =>
  (
    (await knex(tables.reviewListReturns)
      .whereIn('state', ['waiting', 'applying'])
      .orderBy('id')
      .limit(most)) as ReturnRow[]
  ).map(toReturn);

/** Did the opinion on a case come in time, and is not decided by yet? */
export const isInHand = async (
  knex: Knex,
  {
    caseId,
    seat,
    lastDay,
  }: { readonly caseId: string; readonly seat: string; readonly lastDay: CalendarDate },
): Promise<boolean> => {
  const found = await knex(`${tables.reviewListReturns} as made`)
    .join(`${tables.reviewListOpinions} as opinion`, 'opinion.return_id', 'made.id')
    .join(`${tables.reviewListRows} as listed`, (join) => {
      join.on('listed.list_id', 'made.list_id').andOn('listed.number', 'opinion.number');
    })
    .where({ 'listed.case_public_id': caseId, 'listed.seat': seat })
    .where('made.signed_on', '<=', lastDay)
    .whereIn('made.state', ['waiting', 'applying'])
    .whereNull('opinion.outcome')
    .first('made.id');
  return found !== undefined;
};

export const opinionsOf = async (
  knex: Knex,
  { id }: Pick<ListReturn, 'id'>,
): Promise<OpinionRecord[]> => {
  const rows = (await knex(tables.reviewListOpinions)
    .where({ return_id: id })
    .orderBy('number')) as (Omit<Opinion, 'parts'> & {
    parts: string;
    outcome: OpinionRecord['outcome'];
    refusal: string | null;
  })[];
  return rows.map(({ number, choice, comment, parts, outcome, refusal }) => ({
    ...{ number, choice, comment, outcome },
    parts: JSON.parse(parts) as string[],
    refusal: refusal === null ? null : (JSON.parse(refusal) as Bilingual),
  }));
};

export type NewReturn = Pick<
  ListReturn,
  'workbook' | 'signer' | 'handler' | 'signedOn' | 'recordedBy'
> & { readonly list: ReviewList; readonly opinions: readonly Opinion[] };

/** @throws Refusal LIST_RETURN_PENDING */
export const insertReturn = async (tx: Tx, draft: NewReturn, at: Date): Promise<ListReturn> => {
  const publicId = randomUUID();
  const { list, recordedBy } = draft;
  try {
    await tx(tables.reviewListReturns).insert({
      public_id: publicId,
      list_id: list.id,
      workbook: draft.workbook,
      signer: draft.signer,
      handler: draft.handler,
      signed_on: draft.signedOn,
      recorded_by: recordedBy.id,
      recorded_keys: JSON.stringify(recordedBy.keys),
      recorded_at: at.toISOString(),
      state: 'waiting',
      waits_for: list.publicId,
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw refuse('LIST_RETURN_PENDING');
    throw error;
  }
  const made = await returnByPublicId(tx, publicId);
  for (const { number, choice, comment, parts } of draft.opinions) {
    await tx(tables.reviewListOpinions).insert({
      return_id: made.id,
      number,
      choice,
      comment,
      parts: JSON.stringify(parts),
    });
  }
  return made;
};

/**
 * Moves what waits on, once: of two who answer at the same moment one finds it done.
 * @throws Refusal LIST_RETURN_CLOSED
 */
export const moveReturn = async (
  tx: Tx,
  { publicId }: ListReturn,
  from: ListReturnState,
  to: {
    readonly state: ListReturnState;
    readonly by: string;
    readonly at: Date;
    readonly answer?: string;
  },
): Promise<void> => {
  const changed = await tx(tables.reviewListReturns)
    .where({ public_id: publicId, state: from })
    .update({
      state: to.state,
      closed_by: to.by,
      closed_at: to.at.toISOString(),
      answer: to.answer ?? null,
      ...(to.state !== 'applying' && { waits_for: null }),
    });
  if (changed !== 1) throw refuse('LIST_RETURN_CLOSED');
};

/** Every opinion has its outcome: it is done. Said twice it changes nothing. */
export const finishReturn = async (tx: Tx, { id }: ListReturn, at: Date): Promise<void> => {
  await tx(tables.reviewListReturns)
    .where({ id, state: 'applying' })
    .update({ state: 'confirmed', closed_at: at.toISOString(), waits_for: null });
};

export const writeOutcome = async (
  tx: Tx,
  { id }: ListReturn,
  number: number,
  outcome: 'signed' | 'refused',
  refusal: Bilingual | null = null,
): Promise<void> => {
  await tx(tables.reviewListOpinions)
    .where({ return_id: id, number, outcome: null })
    .update({ outcome, refusal: refusal && JSON.stringify(refusal) });
};
