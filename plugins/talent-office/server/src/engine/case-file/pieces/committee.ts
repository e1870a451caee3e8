import type { Core } from '@strapi/strapi';

import { valueLabels } from '../../../../../shared/labels';
import { votes } from '../../../../../shared/vocabulary';
import { calendarDate, reading, Refusal } from '../../../platform';
import { meetingsOfCase, readMeeting, resolutionText } from '../../committee';

import type { Piece, PieceContext, PieceSource } from '../piece';

/** Of each meeting what it resolved of this case, and of no other (会议纪要摘录). */
export const committeePieces = (strapi: Core.Strapi): PieceSource => ({
  key: 'committee',
  load: async ({ view, actor }: PieceContext) => {
    const { publicId } = view.one;
    const pieces: Piece[] = [];
    for (const documentId of await reading(strapi, (knex) => meetingsOfCase(knex, publicId))) {
      try {
        const meeting = await readMeeting(strapi, actor, documentId);
        const item = meeting.items.find(({ caseId }) => caseId === publicId);
        if (!item) continue;
        const rows: [string, string][] = [
          ['会议', meeting.title],
          ['日期', meeting.heldOn ?? '—'],
          ['事项', item.target.title],
          ...(item.tally === null
            ? []
            : votes.map((vote): [string, string] => [
                valueLabels[vote].zh,
                `${item.tally?.votes[vote] ?? 0}票`,
              ])),
          ['决议', resolutionText(item)],
        ];
        pieces.push({
          ...{ number: null, responsible: null, title: `会议纪要摘录：${meeting.title}` },
          date: meeting.heldOn === null ? null : calendarDate(meeting.heldOn),
          remark: meeting.state === 'signed' ? null : '纪要尚未签发',
          content: { kind: 'sheet', blocks: [{ kind: 'facts', rows }] },
        });
      } catch (error) {
        // Whoever reads the case need not read the meeting: then the file says that it is left out.
        if (!(error instanceof Refusal)) throw error;
        pieces.push({
          ...{ number: null, responsible: null, title: '会议纪要摘录', date: null },
          remark: '无会议查看权限，未附',
          content: { kind: 'sheet', blocks: [] },
        });
      }
    }
    return pieces;
  },
});
