import type { Core, UID } from '@strapi/strapi';

import { documentKindLabels, valueLabels } from '../../../../../shared/labels';
import type { RectificationState } from '../../../../../shared/vocabulary';
import { getService, isGranted, reading, shanghaiDate } from '../../../platform';
import { handedInProofs } from '../../proof';

import type { Piece, PieceContext, PieceSource } from '../piece';

const rectifications = 'plugin::talent-office.rectification' as UID.ContentType;

/** Papers that were issued of the entry, void ones marked as such. */
export const issuedPieces = (strapi: Core.Strapi): PieceSource => ({
  key: 'documents',
  load: async ({ view }: PieceContext) => {
    const { target } = view.one;
    const issued = await reading(strapi, (knex) =>
      getService(strapi, 'documents').issuedFor(knex, target),
    );
    return issued.map((document): Piece => ({
      number: document.number,
      responsible: null,
      title: document.kind === 'notice' ? document.title : documentKindLabels[document.kind].zh,
      date: shanghaiDate(new Date(document.issuedAt)),
      remark: document.void === null ? null : `已作废：${document.void.reason}`,
      content: { kind: 'document', document },
    }));
  },
});

/** What was handed in where a stage asked for proof. */
export const proofPieces = (strapi: Core.Strapi): PieceSource => ({
  key: 'proofs',
  load: async ({ view, actor }: PieceContext) => {
    if (!(await isGranted(strapi, actor, 'files.read'))) return [];
    const found = await reading(strapi, (knex) => handedInProofs(knex, view.one.publicId));
    const pieces: Piece[] = [];
    for (const { file: id, stage, asked, returnedFor } of found) {
      const file = await getService(strapi, 'files').byId(id);
      const what = view.workflow.stages[stage]?.proofs?.find(({ key }) => key === asked);
      pieces.push({
        ...{ number: null, responsible: null, title: `证明：${what?.zh ?? asked}` },
        date: shanghaiDate(new Date(file.createdAt)),
        remark: returnedFor === null ? null : `已退回：${returnedFor}`,
        content: { kind: 'file', file },
      });
    }
    return pieces;
  },
});

interface Rectified {
  readonly title: string | null;
  readonly state: RectificationState | null;
  readonly reason: string;
  readonly answer: string | null;
  readonly createdAt: string;
}

/** What was put right after the decision, or was asked for and not done. */
export const rectificationPieces = (strapi: Core.Strapi): PieceSource => ({
  key: 'rectifications',
  load: async ({ view }: PieceContext) => {
    const { type, documentId } = view.one.target;
    const found = (await strapi.db.query(rectifications).findMany({
      where: { targetType: type, targetDocumentId: documentId },
      orderBy: { id: 'asc' },
    })) as Rectified[];
    return found.map(({ title, state, reason, answer, createdAt }): Piece => ({
      ...{ number: null, responsible: null, title: `更正：${title ?? ''}`, remark: null },
      date: shanghaiDate(new Date(createdAt)),
      content: {
        kind: 'sheet',
        blocks: [
          {
            kind: 'facts',
            rows: [
              ['状态', valueLabels[state ?? 'requested'].zh],
              ['原因', reason],
              ...(answer ? [['答复', answer] as const] : []),
            ],
          },
        ],
      },
    }));
  },
});
