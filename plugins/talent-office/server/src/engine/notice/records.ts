import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import {
  digest,
  refuse,
  shanghaiDate,
  tables,
  visibleAscii,
  type CalendarDate,
  type Tx,
  type RowId,
} from '../../platform';
import type { CaseRecord, Target } from '../approval';
import type { NoticeState } from '../../../../shared/vocabulary';

interface NoticeRow {
  id: RowId<'notice'>;
  public_id: string;
  case_public_id: string;
  stage: number;
  round: number;
  target_type: string;
  target_document_id: string;
  title: string;
  snapshot: string;
  contact: string;
  digest: string;
  errata: string | null;
  starts_on: CalendarDate;
  until: CalendarDate;
  state: NoticeState;
  created_at: string;
  posted_on: CalendarDate | null;
  batch: string | null;
  objection_unit: string | null;
}

/** What stands as first day and end of a notice that waits to be posted. */
const notPosted = '9999-12-31' as CalendarDate;

/** Where objections are taken (受理单位): what every notice has to name. */
export interface NoticeContact {
  readonly unit: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly note: string | null;
}

/** What was shown wrongly (勘误), by the path of the item. */
export interface Erratum {
  readonly on: CalendarDate;
  readonly changes: readonly {
    readonly path: string;
    readonly before: unknown;
    readonly after: unknown;
  }[];
}

/** A public notice (公示) of one entry, for one opening of one stage of its case. */
export interface NoticeRecord {
  readonly id: RowId<'notice'>;
  readonly publicId: string;
  /** Public id of the case. */
  readonly caseId: string;
  readonly stage: number;
  readonly round: number;
  readonly target: Target;
  readonly title: string;
  /** The entry's public values by path, frozen when the notice was posted. */
  readonly item: Readonly<Record<string, unknown>>;
  /** Where to object, as it stood when the notice was posted. */
  readonly contact: NoticeContact;
  /** SHA-256 over title, period and item, in hex: paper and page can be compared. */
  readonly digest: string;
  /** What was put right since, the earliest first. */
  readonly errata: readonly Erratum[];
  readonly startsOn: CalendarDate;
  /** Half-open: over at 00:00 of this day in Asia/Shanghai. */
  readonly until: CalendarDate;
  readonly state: NoticeState;
  readonly createdAt: string;
  /** The first day on which it could be posted anywhere. */
  readonly createdOn: CalendarDate;
  /** The day that its period counts from; while it waits, the day it came. */
  readonly postedOn: CalendarDate;
  /** Public id of the batch that it was posted in; `null` alone, and while it waits. */
  readonly batch: string | null;
  /** What was posted, by the batch or by itself: proofs are of this. */
  readonly posting: string;
  /** Code of the unit that decides objections; `null` is any that holds the position. */
  readonly objectionUnit: string | null;
}

const toNotice = (row: NoticeRow): NoticeRecord => ({
  id: row.id,
  publicId: row.public_id,
  caseId: row.case_public_id,
  stage: row.stage,
  round: row.round,
  target: { type: row.target_type, documentId: row.target_document_id },
  title: row.title,
  item: JSON.parse(row.snapshot) as Record<string, unknown>,
  contact: JSON.parse(row.contact) as NoticeContact,
  digest: row.digest,
  errata: row.errata === null ? [] : (JSON.parse(row.errata) as Erratum[]),
  startsOn: row.starts_on,
  until: row.until,
  state: row.state,
  createdAt: row.created_at,
  createdOn: shanghaiDate(new Date(row.created_at)),
  postedOn: row.posted_on ?? shanghaiDate(new Date(row.created_at)),
  batch: row.batch,
  posting: row.batch ?? row.public_id,
  objectionUnit: row.objection_unit,
});

/** The item as the public knows it: as it was posted, with what was put right since. */
export const knownItem = ({ item, errata }: NoticeRecord): Readonly<Record<string, unknown>> => ({
  ...item,
  ...Object.fromEntries(
    errata.flatMap(({ changes }) => changes.map(({ path, after }) => [path, after])),
  ),
});

/** @throws Refusal NOT_FOUND */
export const noticeByPublicId = async (knex: Knex, publicId: string): Promise<NoticeRecord> => {
  // What somebody typed at the desk, too.
  const row = visibleAscii.test(publicId)
    ? ((await knex(tables.notices).where({ public_id: publicId }).first()) as NoticeRow | undefined)
    : undefined;
  if (!row) throw refuse('NOT_FOUND');
  return toNotice(row);
};

/**
 * Takes a notice for this transaction: an objection and the end of its notice follow one another.
 * @throws Refusal NOT_FOUND
 */
export const lockNotice = async (tx: Tx, publicId: string): Promise<NoticeRecord> => {
  const { id } = await noticeByPublicId(tx, publicId);
  return toNotice((await tx(tables.notices).where({ id }).forUpdate().first()) as NoticeRow);
};

/** The same of several, in the order of their rows as everywhere. @throws Refusal NOT_FOUND */
export const lockNotices = async (
  tx: Tx,
  publicIds: readonly string[],
): Promise<NoticeRecord[]> => {
  const ids: RowId<'notice'>[] = [];
  for (const publicId of new Set(publicIds)) ids.push((await noticeByPublicId(tx, publicId)).id);
  const rows = tx(tables.notices).whereIn('id', ids).orderBy('id').forUpdate();
  return ((await rows) as NoticeRow[]).map(toNotice);
};

/** Notices in one state whose period ends later than `over`, the latest first. */
export const noticesIn = async (
  knex: Knex,
  state: NoticeState,
  { limit, offset, over }: { limit: number; offset: number; over?: CalendarDate },
): Promise<NoticeRecord[]> =>
  (
    (await knex(tables.notices)
      .where({ state })
      .modify((query) => over && query.where('until', '>', over))
      .orderBy('id', 'desc')
      .limit(limit)
      .offset(offset)) as NoticeRow[]
  ).map(toNotice);

/** Running notices whose period is over on this day. */
export const overdueNotices = async (knex: Knex, today: CalendarDate): Promise<NoticeRecord[]> =>
  (
    (await knex(tables.notices)
      .where({ state: 'running' })
      .where('until', '<=', today)
      .orderBy('id')) as NoticeRow[]
  ).map(toNotice);

/** The notice of a case that runs, or waits to be posted; `null` when there is none. */
export const openNoticeOf = async (
  knex: Knex,
  caseId: string,
  states: readonly NoticeState[] = ['running'],
): Promise<NoticeRecord | null> => {
  const row = (await knex(tables.notices)
    .where({ case_public_id: caseId })
    .whereIn('state', states)
    .first()) as NoticeRow | undefined;
  return row ? toNotice(row) : null;
};

/** What was posted under one id, each item locked in the order of its rows. */
export const lockPosting = async (tx: Tx, posting: string): Promise<NoticeRecord[]> => {
  const rows = visibleAscii.test(posting)
    ? ((await tx(tables.notices)
        .where({ batch: posting })
        .orWhere((query) => query.where({ public_id: posting, batch: null }))
        .orderBy('id')
        .forUpdate()) as NoticeRow[])
    : [];
  return rows.map(toNotice);
};

/** The items of several postings, the earliest first. */
export const noticesOfPostings = async (
  knex: Knex,
  postings: readonly string[],
): Promise<NoticeRecord[]> =>
  (
    (await knex(tables.notices)
      .whereIn('batch', postings)
      .orWhere((query) => query.whereIn('public_id', postings).whereNull('batch'))
      .orderBy('id')) as NoticeRow[]
  ).map(toNotice);

/** Ids of what was posted and has items in one of these states, the latest first. */
export const postingsIn = async (
  knex: Knex,
  states: readonly NoticeState[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<string[]> =>
  (
    (await knex(tables.notices)
      .whereIn('state', states)
      .groupByRaw('coalesce(batch, public_id)')
      .orderByRaw('max(id) desc')
      .limit(limit)
      .offset(offset)
      .select(knex.raw('coalesce(batch, public_id) as posting'))) as { posting: string }[]
  ).map(({ posting }) => posting);

/** Every notice of a case, the earliest first. */
export const noticesOfCase = async (knex: Knex, caseId: string): Promise<NoticeRecord[]> =>
  ((await knex(tables.notices).where({ case_public_id: caseId }).orderBy('id')) as NoticeRow[]).map(
    toNotice,
  );

/** Every notice of an entry, whatever its case, the earliest first. */
export const noticesOfEntry = async (
  knex: Knex,
  { type, documentId }: Target,
): Promise<NoticeRecord[]> =>
  (
    (await knex(tables.notices)
      .where({ target_type: type, target_document_id: documentId })
      .orderBy('id')) as NoticeRow[]
  ).map(toNotice);

export interface NewNotice {
  readonly one: CaseRecord;
  readonly title: string;
  readonly item: Readonly<Record<string, unknown>>;
  readonly contact: NoticeContact;
  /** `null` while it waits to be posted with others. */
  readonly period: NoticePeriod | null;
  readonly objectionUnit: string | null;
  readonly at: Date;
}

/** Half-open, with the day that it counts from. */
export interface NoticePeriod {
  readonly postedOn: CalendarDate;
  readonly startsOn: CalendarDate;
  readonly until: CalendarDate;
}

export const insertNotice = async (
  tx: Tx,
  { one, title, item, contact, period, objectionUnit, at }: NewNotice,
): Promise<NoticeRecord> => {
  const publicId = randomUUID();
  const { startsOn, until } = period ?? { startsOn: notPosted, until: notPosted };
  await tx(tables.notices).insert({
    public_id: publicId,
    case_public_id: one.publicId,
    stage: one.stage,
    round: one.round,
    target_type: one.target.type,
    target_document_id: one.target.documentId,
    title,
    snapshot: JSON.stringify(item),
    contact: JSON.stringify(contact),
    digest: digest({ title, item, startsOn, until }),
    starts_on: startsOn,
    until,
    state: period ? 'running' : 'waiting',
    created_at: at.toISOString(),
    posted_on: period?.postedOn ?? null,
    objection_unit: objectionUnit,
  });
  return noticeByPublicId(tx, publicId);
};

export const addErratum = async (tx: Tx, { id, errata }: NoticeRecord, one: Erratum) => {
  await tx(tables.notices)
    .where({ id })
    .update({ errata: JSON.stringify([...errata, one]) });
};

/** Leads a notice from one state to another. False when it is not (any more) in the first. */
export const changeState = async (
  tx: Tx,
  { id }: NoticeRecord,
  from: NoticeState,
  state: Exclude<NoticeState, 'waiting'>,
): Promise<boolean> =>
  (await tx(tables.notices).where({ id, state: from }).update({ state })) === 1;

/** Gives a notice its period, and what goes with it; its digest covers what everybody is shown. */
export const setPeriod = async (
  tx: Tx,
  { id, publicId, title, item }: NoticeRecord,
  { postedOn, startsOn, until }: NoticePeriod,
  posted: { readonly batch?: string; readonly item?: NoticeRecord['item'] } = {},
): Promise<NoticeRecord> => {
  const shown = posted.item ?? item;
  await tx(tables.notices)
    .where({ id })
    .update({
      posted_on: postedOn,
      starts_on: startsOn,
      until,
      snapshot: JSON.stringify(shown),
      digest: digest({ title, item: shown, startsOn, until }),
      ...(posted.batch === undefined ? {} : { batch: posted.batch }),
    });
  return noticeByPublicId(tx, publicId);
};
