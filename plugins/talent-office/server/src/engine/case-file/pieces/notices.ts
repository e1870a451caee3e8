import type { Core } from '@strapi/strapi';

import { valueLabels } from '../../../../../shared/labels';
import { calendarDate, getService, isGranted, reading } from '../../../platform';
import { dayText, type Block } from '../../documents';
import { caseNotices, noticesOfCase, proofsOf } from '../../notice';

import type { Piece, PieceContext, PieceSource } from '../piece';

const states = {
  waiting: '待发布',
  running: '公示中',
  ended: '已期满',
  withdrawn: '已撤回',
} as const;

const told = (on: string | null): string => (on === null ? '—' : dayText(on));

/**
 * Each notice with the proofs of its posting, and what was objected: of that the copy without what tells
 * who wrote it, and never the objection itself.
 */
export const noticePieces = (strapi: Core.Strapi): PieceSource => ({
  key: 'notices',
  load: async ({ view, actor }: PieceContext) => {
    const records = await reading(strapi, (knex) => noticesOfCase(knex, view.one.publicId));
    const shown = await caseNotices(strapi, view.one.publicId);
    const mayRead = await isGranted(strapi, actor, 'files.read');
    const pieces: Piece[] = [];
    for (const notice of shown) {
      const record = records.find(({ publicId }) => publicId === notice.id);
      if (!record) continue;
      const proofs = await reading(strapi, (knex) => proofsOf(knex, [record.posting]));
      const blocks: Block[] = [
        {
          kind: 'facts',
          rows: [
            ['公示', record.title],
            ['公示期', `${told(notice.startsOn)}至${told(notice.lastDay)}`],
            ['状态', states[notice.state]],
            ['校验值（SHA-256）', record.digest],
          ],
        },
        ...(proofs.length === 0
          ? []
          : [
              {
                kind: 'table',
                columns: [
                  { title: '发布位置', share: 26 },
                  { title: '发布日期', share: 20, align: 'center' },
                  { title: '网址', share: 34 },
                  { title: '撤下日期', share: 20, align: 'center' },
                ],
                rows: proofs.map(({ place, postedOn, url, takenDownOn }) => [
                  ...[place, told(postedOn), url ?? '截图', told(takenDownOn)],
                ]),
              } as const,
            ]),
      ];
      pieces.push({
        ...{ number: null, responsible: record.contact.unit, title: record.title, remark: null },
        date: notice.startsOn === null ? null : calendarDate(notice.startsOn),
        content: { kind: 'sheet', blocks },
      });
      for (const { file: id, place, postedOn } of proofs) {
        if (id === null || !mayRead) continue;
        pieces.push({
          ...{ number: null, responsible: null, title: `公示发布证明：${place}`, date: postedOn },
          remark: null,
          content: { kind: 'file', file: await getService(strapi, 'files').byId(id) },
        });
      }
      for (const { state, realName, receivedOn, copy } of notice.objections) {
        pieces.push({
          ...{ number: null, responsible: null, title: '异议（隐名副本）' },
          date: calendarDate(receivedOn),
          remark: copy === null ? '未制作隐名副本，内容未附' : null,
          content: {
            kind: 'sheet',
            blocks: [
              {
                kind: 'facts',
                rows: [
                  ['收到日期', told(receivedOn)],
                  ['署名', realName ? '实名' : '匿名'],
                  ['办理结果', valueLabels[state].zh],
                  ['内容', copy ?? '—'],
                ],
              },
            ],
          },
        });
      }
    }
    return pieces;
  },
});
