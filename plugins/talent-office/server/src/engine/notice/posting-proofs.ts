import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import {
  actorKey,
  getService,
  plusDays,
  reading,
  refuse,
  tables,
  type Actor,
  type CalendarDate,
  type Tx,
} from '../../platform';
import type { StoredContent } from '../files';

import { batchesByIds } from './batches';
import { recordNotice, type PostingCause } from './history';
import { refusePartyTo } from './parties';
import { periodFrom } from './period';
import { lockPosting, noticesOfPostings, setPeriod, type NoticeRecord } from './records';
import { stageOf } from './stage-of';

/** Where and on which day a notice was posted (发布证明), by a link or a picture. */
export interface ProofRecord {
  readonly publicId: string;
  /** The batch, or the notice that was posted alone. */
  readonly posting: string;
  /** 区政府网站, 社区公告栏, … */
  readonly place: string;
  readonly postedOn: CalendarDate;
  readonly url: string | null;
  /** Public id of the private file. */
  readonly file: string | null;
  readonly recordedBy: string;
  readonly createdAt: string;
  /** When the outside copy was taken down; `null` while it is there. */
  readonly takenDownOn: CalendarDate | null;
}

interface ProofRow {
  readonly public_id: string;
  readonly posting: string;
  readonly place: string;
  readonly posted_on: CalendarDate;
  readonly url: string | null;
  readonly file_public_id: string | null;
  readonly recorded_by: string;
  readonly created_at: string;
  readonly taken_down_on: CalendarDate | null;
}

const toProof = (row: ProofRow): ProofRecord => ({
  publicId: row.public_id,
  posting: row.posting,
  place: row.place,
  postedOn: row.posted_on,
  url: row.url,
  file: row.file_public_id,
  recordedBy: row.recorded_by,
  createdAt: row.created_at,
  takenDownOn: row.taken_down_on,
});

/** The proofs of several postings, the earliest first. */
export const proofsOf = async (knex: Knex, postings: readonly string[]): Promise<ProofRecord[]> =>
  ((await knex(tables.postingProofs).whereIn('posting', postings).orderBy('id')) as ProofRow[]).map(
    toProof,
  );

/** Proofs whose outside copies nobody has said to be taken down. */
export const standingProofs = async (knex: Knex): Promise<ProofRecord[]> =>
  ((await knex(tables.postingProofs).whereNull('taken_down_on').orderBy('id')) as ProofRow[]).map(
    toProof,
  );

/** Does its workflow ask for a proof of posting that is not there yet? */
export const awaitsProof = async (
  strapi: Core.Strapi,
  knex: Knex,
  notice: NoticeRecord,
): Promise<boolean> => {
  const { terms } = await stageOf(strapi, notice);
  return terms.proofRequired === true && (await proofsOf(knex, [notice.posting])).length === 0;
};

/** @throws Refusal NOT_FOUND */
export const proofById = async (knex: Knex, publicId: string): Promise<ProofRecord> => {
  const row = (await knex(tables.postingProofs).where({ public_id: publicId }).first()) as
    ProofRow | undefined;
  if (!row) throw refuse('NOT_FOUND');
  return toProof(row);
};

/** What owns the pictures of a posting: no entry, but what the engine recorded. */
const ownerOf = (posting: string) => ({ type: 'notice-posting', documentId: posting });

export interface NewProof {
  readonly posting: string;
  readonly place: string;
  readonly postedOn: CalendarDate;
  readonly url: string | null;
  readonly content: StoredContent | null;
}

/**
 * Where the period has to be counted from a later day than so far, it is: everybody has the whole of it
 * at every place that is proven. It is never moved to an earlier day.
 * @throws Refusal POSTING_TOO_LATE: the notice has ended, and not everybody had the whole period
 */
const moveEnd = async (
  strapi: Core.Strapi,
  tx: Tx,
  notice: NoticeRecord,
  postedOn: CalendarDate,
  cause: PostingCause,
): Promise<void> => {
  const { stepId, terms } = await stageOf(strapi, notice);
  const period = await periodFrom(strapi, tx, postedOn, terms);
  if (period.until <= notice.until) return;
  if (notice.state !== 'running') throw refuse('POSTING_TOO_LATE', {}, 'postedOn');
  const moved = await setPeriod(tx, notice, period);
  await getService(strapi, 'approval').moveDue(tx, stepId, plusDays(moved.until, -1));
  await recordNotice(strapi, tx, moved, 'extend', cause, { before: notice.until, postedOn });
};

/** @throws Refusal NOT_FOUND, SIGNER_EXCLUDED, POSTING_DATE */
const refuseWrongProof = async (
  strapi: Core.Strapi,
  knex: Knex,
  items: readonly NoticeRecord[],
  { posting, postedOn }: Pick<NewProof, 'posting' | 'postedOn'>,
  actor: Actor,
): Promise<void> => {
  const [first] = items;
  if (!first) throw refuse('NOT_FOUND');
  await refusePartyTo(
    strapi,
    items.map(({ target }) => target),
    actor,
  );
  const batch = (await batchesByIds(knex, [posting])).get(posting);
  const from = batch?.createdOn ?? first.createdOn;
  const to = getService(strapi, 'clock').today();
  if (postedOn < from || postedOn > to) throw refuse('POSTING_DATE', { from, to }, 'postedOn');
};

const isPosted = ({ state }: NoticeRecord): boolean => state === 'running' || state === 'ended';

/**
 * Could somebody prove this posting, as it stands? Asked before a picture is stored, that nobody would refer
 * to. @throws Refusal NOT_FOUND, SIGNER_EXCLUDED, POSTING_DATE
 */
export const refuseNeedlessPicture = (
  strapi: Core.Strapi,
  proof: Pick<NewProof, 'posting' | 'postedOn'>,
  actor: Actor,
): Promise<void> =>
  reading(strapi, async (knex) => {
    const items = (await noticesOfPostings(knex, [proof.posting])).filter(isPosted);
    await refuseWrongProof(strapi, knex, items, proof, actor);
  });

/**
 * Keeps a proof of posting. Posted later than the notice says, it moves its end (逾期发布顺延).
 * @throws Refusal NOT_FOUND; SIGNER_EXCLUDED; POSTING_DATE; POSTING_TOO_LATE; CALENDAR_NOT_LOADED
 */
export const provePosting = async (
  strapi: Core.Strapi,
  tx: Tx,
  { posting, place, postedOn, url, content }: NewProof,
  cause: PostingCause,
): Promise<ProofRecord> => {
  const clock = getService(strapi, 'clock');
  const items = (await lockPosting(tx, posting)).filter(isPosted);
  await refuseWrongProof(strapi, tx, items, { posting, postedOn }, cause.actor);
  const file = content
    ? await getService(strapi, 'files').keep(tx, ownerOf(posting), content, cause)
    : null;
  const publicId = randomUUID();
  await tx(tables.postingProofs).insert({
    public_id: publicId,
    posting,
    place,
    posted_on: postedOn,
    url,
    file_public_id: file?.publicId ?? null,
    recorded_by: actorKey(cause.actor),
    created_at: clock.now().toISOString(),
  });
  for (const notice of items) {
    await recordNotice(strapi, tx, notice, 'prove', cause, { proof: publicId, place, postedOn });
    await moveEnd(strapi, tx, notice, postedOn, cause);
  }
  return proofById(tx, publicId);
};

/**
 * Says that an outside copy was taken down.
 * @throws Refusal NOT_FOUND, SIGNER_EXCLUDED, POSTING_DATE, TAKEN_DOWN
 */
export const takeDown = async (
  strapi: Core.Strapi,
  tx: Tx,
  { proof: id, on }: { readonly proof: string; readonly on: CalendarDate },
  cause: PostingCause,
): Promise<ProofRecord> => {
  const proof = await proofById(tx, id);
  const items = await lockPosting(tx, proof.posting);
  await refusePartyTo(
    strapi,
    items.map(({ target }) => target),
    cause.actor,
  );
  const [from, to] = [proof.postedOn, getService(strapi, 'clock').today()];
  if (on < from || on > to) throw refuse('POSTING_DATE', { from, to }, 'on');
  // Before the period is over everybody is still to read it there.
  if (items.some(({ state, until }) => state === 'running' && on < until)) {
    throw refuse('NOTICE_STILL_RUNS');
  }
  const taken = await tx(tables.postingProofs)
    .where({ public_id: id, taken_down_on: null })
    .update({ taken_down_on: on });
  if (taken !== 1) throw refuse('TAKEN_DOWN');
  for (const notice of items) {
    await recordNotice(strapi, tx, notice, 'take-down', cause, {
      proof: id,
      place: proof.place,
      on,
    });
  }
  return proofById(tx, id);
};
