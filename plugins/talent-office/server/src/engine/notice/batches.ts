import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import {
  actorKey,
  digest,
  getService,
  plusDays,
  refuse,
  shanghaiDate,
  tables,
  type CalendarDate,
  type Tx,
} from '../../platform';

import { recordNotice, type PostingCause } from './history';
import { refusePartyTo } from './parties';
import { periodFrom } from './period';
import {
  changeState,
  lockNotices,
  setPeriod,
  type NoticeContact,
  type NoticeRecord,
} from './records';
import { stageOf } from './stage-of';

/** One public notice (合并公示) over several entries. */
export interface BatchRecord {
  readonly publicId: string;
  readonly title: string;
  readonly contact: NoticeContact;
  readonly createdOn: CalendarDate;
}

interface BatchRow {
  readonly public_id: string;
  readonly title: string;
  readonly contact: string;
  readonly created_at: string;
}

export const batchesByIds = async (
  knex: Knex,
  publicIds: readonly string[],
): Promise<ReadonlyMap<string, BatchRecord>> => {
  const rows = (await knex(tables.noticeBatches).whereIn('public_id', publicIds)) as BatchRow[];
  return new Map(
    rows.map((row) => [
      row.public_id,
      {
        publicId: row.public_id,
        title: row.title,
        contact: JSON.parse(row.contact) as NoticeContact,
        createdOn: shanghaiDate(new Date(row.created_at)),
      },
    ]),
  );
};

/** What everybody in one notice has in common, as a text to compare. */
const likeness = ({ target, title, objectionUnit }: NoticeRecord, terms: unknown): string =>
  digest({ type: target.type, title, objectionUnit, terms });

/**
 * Posts notices that wait as one: one title and one period from today. Each stays an item of its own,
 * which is objected to, ends and is withdrawn without the others.
 * @throws Refusal NOT_FOUND; NOTICE_NOT_WAITING, NOTICES_UNLIKE naming the first that is no part of it;
 *   CALENDAR_NOT_LOADED
 */
export const postBatch = async (
  strapi: Core.Strapi,
  tx: Tx,
  { title, notices: ids }: { readonly title: string; readonly notices: readonly string[] },
  cause: PostingCause,
): Promise<{ readonly id: string }> => {
  const clock = getService(strapi, 'clock');
  const approval = getService(strapi, 'approval');
  const batch = randomUUID();
  await tx(tables.noticeBatches).insert({
    public_id: batch,
    title,
    contact: JSON.stringify(await getService(strapi, 'notices').contact()),
    created_by: actorKey(cause.actor),
    created_at: clock.now().toISOString(),
  });
  const found = await lockNotices(tx, ids);
  await refusePartyTo(
    strapi,
    found.map(({ target }) => target),
    cause.actor,
  );
  let common: string | null = null;
  for (const notice of found) {
    if (notice.state !== 'waiting') throw refuse('NOTICE_NOT_WAITING', { title: notice.title });
    const { stepId, terms } = await stageOf(strapi, notice);
    const like = likeness(notice, terms);
    common ??= like;
    if (like !== common) throw refuse('NOTICES_UNLIKE', { title: notice.title }, 'notices');
    const period = await periodFrom(strapi, tx, clock.today(), terms);
    // As it stands on the day of posting: it may have waited for weeks.
    const item = await approval.publicFacts(tx, notice.target);
    await changeState(tx, notice, 'waiting', 'running');
    const posted = await setPeriod(tx, notice, period, { batch, item });
    await approval.moveDue(tx, stepId, plusDays(period.until, -1));
    await recordNotice(strapi, tx, posted, 'open', cause, { batch });
  }
  return { id: batch };
};
