import type { Core } from '@strapi/strapi';

import type { PostingBody, ProofBody } from '../../../../shared/contracts/notices';
import type { NoticeState } from '../../../../shared/vocabulary';
import { getService, plusDays, reading, type CalendarDate } from '../../platform';

import { batchesByIds, type BatchRecord } from './batches';
import { titleFrom } from './objection-title';
import { proofsOf, type ProofRecord } from './posting-proofs';
import { noticesOfPostings, postingsIn, type NoticeRecord } from './records';
import { stageOf } from './stage-of';
import { isObjectedTo } from './undecided';

const proofBody = (proof: ProofRecord): ProofBody => ({
  id: proof.publicId,
  place: proof.place,
  postedOn: proof.postedOn,
  url: proof.url,
  hasPicture: proof.file !== null,
  takenDownOn: proof.takenDownOn,
});

const latest = (dates: readonly CalendarDate[]): CalendarDate | null =>
  dates.toSorted().at(-1) ?? null;

/**
 * The day from which the outside copies of a posting are to be taken down: at once where all of it was
 * withdrawn, and otherwise when the site itself shows it no longer; `null` while any of it runs.
 */
export const takeDownFrom = (
  items: readonly NoticeRecord[],
  daysShown: number,
): CalendarDate | null => {
  if (items.some(({ state }) => state === 'running' || state === 'waiting')) return null;
  const ended = items.filter(({ state }) => state === 'ended').map(({ until }) => until);
  const end = latest(ended);
  return end ? plusDays(end, daysShown) : latest(items.map(({ createdOn }) => createdOn));
};

const postingBody = async (
  strapi: Core.Strapi,
  items: readonly [NoticeRecord, ...NoticeRecord[]],
  batch: BatchRecord | undefined,
  proofs: readonly ProofRecord[],
): Promise<PostingBody> => {
  const [first] = items;
  const posted = items.filter(({ state }) => state !== 'waiting');
  const starts = latest(posted.map(({ startsOn }) => startsOn));
  const until = latest(posted.map((one) => one.until));
  const { terms } = await stageOf(strapi, first);
  const shown: PostingBody['items'][number][] = [];
  for (const notice of items) {
    shown.push({
      id: notice.publicId,
      caseId: notice.caseId,
      target: notice.target,
      state: notice.state,
      title: titleFrom(strapi, notice),
      suspended: notice.state === 'running' && (await isObjectedTo(strapi, notice)),
    });
  }
  return {
    id: first.posting,
    title: batch?.title ?? first.title,
    isBatch: batch !== undefined,
    startsOn: starts,
    lastDay: until && plusDays(until, -1),
    proofRequired: terms.proofRequired === true,
    takeDownFrom: takeDownFrom(items, await getService(strapi, 'notices').daysShown()),
    items: shown,
    proofs: proofs.map(proofBody),
  };
};

/** Notices as the office works with them, the latest first. */
export const postings = async (
  strapi: Core.Strapi,
  states: readonly NoticeState[],
  page: { readonly limit: number; readonly offset: number },
): Promise<PostingBody[]> => {
  const { ids, notices, batches, proofs } = await reading(strapi, async (knex) => {
    const found = await postingsIn(knex, states, page);
    return {
      ids: found,
      notices: await noticesOfPostings(knex, found),
      batches: await batchesByIds(knex, found),
      proofs: await proofsOf(knex, found),
    };
  });
  const bodies: PostingBody[] = [];
  for (const id of ids) {
    const [first, ...others] = notices.filter(({ posting }) => posting === id);
    if (!first) continue;
    const own = proofs.filter(({ posting }) => posting === id);
    bodies.push(await postingBody(strapi, [first, ...others], batches.get(id), own));
  }
  return bodies;
};
