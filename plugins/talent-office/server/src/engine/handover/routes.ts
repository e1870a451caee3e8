import { z } from 'zod';

import { handoverBody, handoverQuestion } from '../../../../shared/contracts/handovers';
import { adminRoute, getService, id, transaction, type Route } from '../../platform';
import { receiptHeaders } from '../approval';

import { listDocument } from './document';
import { listPage } from './list-page';

const documentHeaders = {
  'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'Content-Disposition': 'attachment; filename="handover-list.docx"',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-store',
};

const handoverParams = z.strictObject({ id });

export const handoverRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/handovers',
    permission: 'handovers.read',
    handler: async ({ strapi }) => ({ data: await getService(strapi, 'handovers').all() }),
  }),
  adminRoute({
    method: 'POST',
    path: '/handover-plans',
    permission: 'handovers.run',
    readOnly: true,
    input: { body: handoverQuestion },
    handler: async ({ strapi, actor, body }) => ({
      data: await getService(strapi, 'handovers').plan(body, actor),
    }),
  }),
  adminRoute({
    method: 'POST',
    path: '/handovers',
    permission: 'handovers.run',
    input: { body: handoverBody },
    handler: async ({ strapi, actor, body, operation, requestId }) => ({
      data: await transaction(strapi, operation, (tx) =>
        getService(strapi, 'handovers').handOver(tx, body, { actor, requestId }),
      ),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/handovers/:id',
    permission: 'handovers.read',
    input: { params: handoverParams },
    handler: async ({ strapi, params }) => ({
      data: await getService(strapi, 'handovers').byId(params.id),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/handovers/:id/list',
    permission: 'handovers.read',
    input: { params: handoverParams },
    handler: async ({ strapi, params, language, ctx }) => {
      const record = await getService(strapi, 'handovers').byId(params.id);
      ctx.set(receiptHeaders);
      ctx.body = listPage(record, language);
      return undefined;
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/handovers/:id/document',
    permission: 'handovers.read',
    input: { params: handoverParams },
    handler: async ({ strapi, params, language, ctx }) => {
      const record = await getService(strapi, 'handovers').byId(params.id);
      ctx.set(documentHeaders);
      ctx.body = await listDocument(record, language);
      return undefined;
    },
  }),
];
