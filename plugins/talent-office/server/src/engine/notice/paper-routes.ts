import { z } from 'zod';

import { answerBody, copyBody } from '../../../../shared/contracts/notices';
import { adminRoute, id, transaction, type Route } from '../../platform';

import { keepAnswer, keepCopy, papersOf } from './objection-papers';

const params = z.strictObject({ documentId: id });

/** What lies beside an objection: redacted copies and answers. */
export const paperRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/objections/:documentId/papers',
    permission: 'objections.read',
    input: { params },
    handler: async ({ strapi, actor, params: { documentId } }) => ({
      data: await papersOf(strapi, documentId, actor),
    }),
  }),
  adminRoute({
    method: 'POST',
    path: '/objections/:documentId/copies',
    permission: 'objections.copy',
    input: { params, body: copyBody },
    async handler({ strapi, actor, requestId, params: { documentId }, body, operation }) {
      const copy = { objection: documentId, text: body.text };
      await transaction(strapi, operation, (tx) =>
        keepCopy(strapi, tx, copy, { actor, requestId }),
      );
      return { data: { id: documentId } };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/objections/:documentId/answers',
    permission: 'objections.answer',
    input: { params, body: answerBody },
    async handler({ strapi, actor, requestId, params: { documentId }, body, operation }) {
      const answer = { objection: documentId, ...body };
      const data = await transaction(strapi, operation, (tx) =>
        keepAnswer(strapi, tx, answer, { actor, requestId }),
      );
      return { data };
    },
  }),
];
