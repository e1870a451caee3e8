import type { Core } from '@strapi/strapi';

import { getService, isGranted, reading, shanghaiDate } from '../../../platform';
import { stands } from '../../approval';
import { decisionRows } from '../../documents';
import { listingsOf } from '../../joint-review';
import { paperDecisionsOf } from '../../paper';

import type { Piece, PieceContext, PieceSource } from '../piece';

/** Every signature that was ever made in the case, those that stand no more marked as such. */
const signed = async (strapi: Core.Strapi, { view }: PieceContext): Promise<readonly Piece[]> => {
  const { decisions, steps } = view;
  const last = decisions.at(-1);
  if (!last) return [];
  const rows = await decisionRows(strapi, view, 'zh');
  const gone = decisions.filter((made) => !stands(made, steps)).length;
  return [
    {
      number: null,
      responsible: null,
      title: '审批意见',
      date: last.signedOn ?? shanghaiDate(new Date(last.madeAt)),
      remark: gone > 0 ? `含已作废或已补正的意见 ${gone} 条` : null,
      content: {
        kind: 'sheet',
        blocks: [
          { kind: 'facts', rows: rows.map(({ label, values }) => [label, values.join('\n')]) },
        ],
      },
    },
  ];
};

/** Scans of forms that were signed by hand and confirmed by a second person. */
const onPaper = async (
  strapi: Core.Strapi,
  { view, actor }: PieceContext,
): Promise<readonly Piece[]> => {
  if (!(await isGranted(strapi, actor, 'files.read'))) return [];
  const found = await reading(strapi, (knex) => paperDecisionsOf(knex, view.one.publicId));
  const names = await getService(strapi, 'organisation').namesOf(found.map(({ by }) => by));
  const pieces: Piece[] = [];
  for (const { owner, signedOn, by } of found) {
    for (const file of await getService(strapi, 'files').of(owner)) {
      pieces.push({
        ...{ number: null, responsible: names.get(by) ?? by, title: '审批表（签署扫描件）' },
        ...{ date: signedOn, remark: null, content: { kind: 'file', file } },
      });
    }
  }
  return pieces;
};

/** The lists of joint review that the case stood on. */
const listed = async (strapi: Core.Strapi, { view }: PieceContext): Promise<readonly Piece[]> => {
  const found = await reading(strapi, (knex) => listingsOf(knex, view.one.publicId));
  return found.map(({ title, number, digest, sentAt, choice, comment }): Piece => {
    const rows: [string, string][] = [
      ['名单', title],
      ['序号', String(number)],
      ['校验码', digest],
      ['意见', choice === null ? '未返回' : (opinions[choice] ?? choice)],
      ...(comment ? [['说明', comment] as [string, string]] : []),
    ];
    return {
      ...{ number: digest, responsible: null, title: `部门联审名单：${title}`, remark: null },
      date: shanghaiDate(new Date(sentAt)),
      content: { kind: 'sheet', blocks: [{ kind: 'facts', rows }] },
    };
  });
};

const opinions: Readonly<Record<string, string>> = {
  approve: '同意',
  return: '退回补正',
  refuse: '不同意',
};

export const decisionPieces = (strapi: Core.Strapi): PieceSource => ({
  key: 'decisions',
  load: async (context) => [
    ...(await listed(strapi, context)),
    ...(await signed(strapi, context)),
    ...(await onPaper(strapi, context)),
  ],
});
