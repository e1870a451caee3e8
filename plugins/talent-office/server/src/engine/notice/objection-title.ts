import type { Core, UID } from '@strapi/strapi';

import { isNameAt, reading, tables } from '../../platform';

import { objections } from './objections';
import { knownItem, noticeByPublicId, type NoticeRecord } from './records';

/** What the column holds. */
const longest = 255;

/**
 * What an objection is about, in the words that its notice gave to everybody and no others:
 * `王雨思 · 安家补贴（拟资助人选公示）`. Whoever looks into it is no reader of the entry for that.
 */
export const titleFrom = (strapi: Core.Strapi, notice: NoticeRecord): string => {
  const names = Object.entries(knownItem(notice)).flatMap(([path, value]) =>
    typeof value === 'string' && value !== '' && isNameAt(strapi, notice.target.type, path)
      ? [value]
      : [],
  );
  const title = names.length > 0 ? `${names.join(' · ')}（${notice.title}）` : notice.title;
  return Array.from(title).slice(0, longest).join('');
};

/** Gives the objections that were taken before they had titles theirs. Called in `bootstrap()`. */
export const titleObjections = async (strapi: Core.Strapi): Promise<void> => {
  const { tableName } = strapi.db.metadata.get(objections);
  const rows = (await strapi.db
    .query(objections as UID.ContentType)
    .findMany({ where: { title: null }, select: ['id', 'notice'] })) as {
    id: number;
    notice: string;
  }[];
  for (const { id, notice: publicId } of rows) {
    await reading(strapi, async (knex) => {
      const [there] = (await knex(tables.notices).where({ public_id: publicId }).select('id')) as [
        unknown?,
      ];
      if (!there) return;
      const title = titleFrom(strapi, await noticeByPublicId(knex, publicId));
      await knex(tableName).where({ id, title: null }).update({ title });
    });
  }
};
