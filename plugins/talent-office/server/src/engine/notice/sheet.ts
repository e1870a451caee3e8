import type { Core } from '@strapi/strapi';

import { labelOf, withoutUnit } from '../../../../shared/labels';
import { getService, isNameAt, plusDays, reading, refuse, type CalendarDate } from '../../platform';
import { amountText } from '../ledger';

import { batchesByIds } from './batches';
import { attributeAt } from './sheet-attribute';
import { proofsOf } from './posting-proofs';
import { periodFrom } from './period';
import { knownItem, noticesOfPostings, type NoticeContact } from './records';
import { stageOf } from './stage-of';

export { documentOf } from './sheet-docx';
export { pageOf } from './sheet-html';

/** A notice in words, as other sites show it; the public reads Chinese. */
export interface Sheet {
  readonly title: string;
  readonly introduction: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How, where and until when to object. */
  readonly notes: readonly string[];
  readonly unit: string;
  /** `2026年10月8日` */
  readonly day: string;
}

const dayText = (date: CalendarDate): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

/** Characters that no XML and no page may hold. */
const isPrintable = (sign: string): boolean => {
  const code = sign.codePointAt(0) ?? 0;
  return code >= 0x20 ? code !== 0xfffe && code !== 0xffff : code === 0x09 || code === 0x0a;
};

/** What people typed, as text of one line. */
const plain = (text: string): string =>
  Array.from(text).filter(isPrintable).join('').replace(/\s+/g, ' ').trim();

const cell = (path: string, value: unknown): string => {
  if (value === null || value === undefined || value === '') return '—';
  if (path.endsWith('Fen')) return `${amountText('fen', Number(value)).replace('¥', '')}元`;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return plain(JSON.stringify(value));
  return labelOf(value, 'value')?.zh ?? plain(value);
};

/** A name goes by what it is the name of (申请人), anything else by its own label. */
const column = (strapi: Core.Strapi, type: string, path: string): string => {
  const parts = path.split('.');
  const named = parts.length > 1 && isNameAt(strapi, type, path);
  const { name, type: owner } = attributeAt(strapi, type, named ? parts.slice(0, -1) : parts);
  const label = (labelOf(name, 'attribute', owner) ?? labelOf(name, 'attribute'))?.zh ?? name;
  // Below it stand yuan: fen are what REST is told in.
  return path.endsWith('Fen') ? withoutUnit(label) : label;
};

const contactNotes = (
  { unit, phone, address, note }: NoticeContact,
  anonymous: boolean,
): string[] =>
  [
    anonymous
      ? '公示期内可以电话、来信（以邮戳为准）、来访或在公示页面提出异议，提倡实名。'
      : '公示期内可以电话、来信（以邮戳为准）、来访或在公示页面提出异议，请署真实姓名并留联系方式。',
    unit && `受理单位：${plain(unit)}`,
    phone && `联系电话：${plain(phone)}`,
    address && `通信地址：${plain(address)}`,
    note && plain(note),
  ].filter((line): line is string => Boolean(line));

/**
 * What was posted here, for other sites: with the period that it has, and, before anybody has proven a
 * posting, with the one that it has when it is posted today.
 * @throws Refusal NOT_FOUND: nothing of it runs or has ended
 */
export const sheetOf = async (strapi: Core.Strapi, posting: string): Promise<Sheet> => {
  const { items, batch, proofs } = await reading(strapi, async (knex) => ({
    items: (await noticesOfPostings(knex, [posting])).filter(
      ({ state }) => state === 'running' || state === 'ended',
    ),
    batch: (await batchesByIds(knex, [posting])).get(posting),
    proofs: await proofsOf(knex, [posting]),
  }));
  const [first] = items;
  if (!first) throw refuse('NOT_FOUND');
  const notices = getService(strapi, 'notices');
  const today = getService(strapi, 'clock').today();
  const mayMove = proofs.length === 0 && first.state === 'running';
  const asPosted = mayMove
    ? await reading(strapi, async (knex) => {
        const { terms } = await stageOf(strapi, first);
        return periodFrom(strapi, knex as never, today, terms);
      })
    : first;
  const period = asPosted.until > first.until ? asPosted : first;
  const { type } = first.target;
  const paths = Object.keys(first.item);
  const unit = (batch?.contact ?? first.contact).unit;
  const span = `${dayText(period.startsOn)}至${dayText(plusDays(period.until, -1))}`;
  return {
    title: plain(batch?.title ?? first.title),
    introduction: `现将有关情况予以公示，公示期为${span}。`,
    columns: ['序号', ...paths.map((path) => column(strapi, type, path))],
    rows: items.map((notice, index) => {
      const known = knownItem(notice);
      return [String(index + 1), ...paths.map((path) => cell(path, known[path]))];
    }),
    notes: contactNotes(batch?.contact ?? first.contact, await notices.takesAnonymous('web')),
    unit: unit ? plain(unit) : '',
    day: dayText(period.postedOn),
  };
};

const closed = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cache-Control': 'private, no-store',
} as const;

/** How each is sent: to be saved, able to do nothing. */
export const sheetHeaders = {
  html: { ...closed, 'Content-Type': 'text/html; charset=utf-8' },
  docx: {
    ...closed,
    'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
} as const;
