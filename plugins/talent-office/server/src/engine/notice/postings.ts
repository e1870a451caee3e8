import type { Core } from '@strapi/strapi';

import type { PostingBody, ProofBody } from '../../../../shared/contracts/notices';
import type { NoticeState } from '../../../../shared/vocabulary';
import { getService, plusDays, reading, type CalendarDate } from '../../platform';
import type { WorkflowBody } from '../approval';

import { batchesByIds, type BatchRecord } from './batches';
import { titleFrom } from './objection-title';
import { proofsOf, type ProofRecord } from './posting-proofs';
import { noticesOfPostings, postingsIn, type NoticeRecord } from './records';
import { objectedTo } from './undecided';

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

/** What was read of all postings of a page at once. */
interface Known {
  readonly daysShown: number;
  readonly suspended: ReadonlySet<string>;
  readonly workflows: ReadonlyMap<string, WorkflowBody>;
  readonly batches: ReadonlyMap<string, BatchRecord>;
  readonly proofs: readonly ProofRecord[];
}

const postingBody = (
  strapi: Core.Strapi,
  items: readonly [NoticeRecord, ...NoticeRecord[]],
  { daysShown, suspended, workflows, batches, proofs }: Known,
): PostingBody => {
  const [first] = items;
  const batch = batches.get(first.posting);
  const posted = items.filter(({ state }) => state !== 'waiting');
  const starts = latest(posted.map(({ startsOn }) => startsOn));
  const until = latest(posted.map((one) => one.until));
  const terms = workflows.get(first.caseId)?.stages[first.stage]?.notice;
  return {
    id: first.posting,
    title: batch?.title ?? first.title,
    isBatch: batch !== undefined,
    startsOn: starts,
    lastDay: until && plusDays(until, -1),
    proofRequired: terms?.proofRequired === true,
    takeDownFrom: takeDownFrom(items, daysShown),
    items: items.map((notice) => ({
      id: notice.publicId,
      caseId: notice.caseId,
      target: notice.target,
      state: notice.state,
      title: titleFrom(strapi, notice),
      suspended: suspended.has(notice.publicId),
    })),
    proofs: proofs.filter(({ posting }) => posting === first.posting).map(proofBody),
  };
};

/** Notices as the office works with them, the latest first: a page in as many statements as one of them. */
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
  const of = ids.flatMap((id): [NoticeRecord, ...NoticeRecord[]][] => {
    const [first, ...others] = notices.filter(({ posting }) => posting === id);
    return first ? [[first, ...others]] : [];
  });
  const running = notices.filter(({ state }) => state === 'running');
  const known: Known = {
    daysShown: await getService(strapi, 'notices').daysShown(),
    suspended: await objectedTo(strapi, running),
    workflows: await getService(strapi, 'approval').workflowsOf(of.map(([first]) => first.caseId)),
    batches,
    proofs,
  };
  return of.map((items) => postingBody(strapi, items, known));
};
