import { z } from 'zod';

import { paperDecisionBody, rejectPaperBody } from '../../../../shared/contracts/paper';
import { adminRoute, getService, id, transaction, uploadOf, type Route } from '../../platform';
import { maxFileBytes, sendFile } from '../files';
import { requireProof } from '../signing';

import { paperApplicationRoutes } from './applications';
import { paperBody } from './reading';
import { waitingRoutes } from './waiting';

const params = z.strictObject({ id });

export const paperRoutes: Route[] = [
  ...paperApplicationRoutes,
  ...waitingRoutes,
  adminRoute({
    method: 'GET',
    path: '/cases/:id/paper-decisions',
    permission: 'cases.read',
    input: { params },
    handler: async ({ strapi, actor, params: { id: caseId } }) => ({
      data: await paperBody(strapi, actor, caseId),
    }),
  }),
  adminRoute({
    method: 'POST',
    path: '/cases/:id/paper-decisions',
    permission: 'cases.record-paper',
    upload: { mostBytes: maxFileBytes },
    input: { params, body: paperDecisionBody },
    handler: async ({ strapi, ctx, actor, params: { id: caseId }, body, operation, requestId }) => {
      // Before anything is stored: what he may not read is not there.
      await getService(strapi, 'approval').viewFor(actor, caseId);
      const scan = await getService(strapi, 'files').store(uploadOf(ctx));
      // The same key with another scan is another request.
      const input = { caseId, body, scan };
      const data = await transaction(strapi, { ...operation, input }, async (tx) => {
        await getService(strapi, 'papers').record(tx, { ...input, actor, requestId });
        return paperBody(strapi, actor, caseId);
      });
      return { data };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/paper-decisions/:id/confirm',
    permission: 'cases.confirm-paper',
    input: { params },
    handler: async ({ strapi, ctx, actor, params: { id: record }, operation, requestId }) => {
      const data = await transaction(strapi, operation, async (tx) => {
        await requireProof(strapi, tx, ctx);
        const act = { record, actor, operation: operation.key, requestId };
        const { caseId } = await getService(strapi, 'papers').confirm(tx, act);
        return paperBody(strapi, actor, caseId);
      });
      return { data };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/paper-decisions/:id/reject',
    permission: 'cases.confirm-paper',
    input: { params, body: rejectPaperBody },
    handler: async ({ strapi, actor, params: { id: record }, body, operation, requestId }) => {
      const data = await transaction(strapi, operation, async (tx) => {
        const act = { ...body, record, actor, requestId };
        const { caseId } = await getService(strapi, 'papers').reject(tx, act);
        return paperBody(strapi, actor, caseId);
      });
      return { data };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/paper-decisions/:id/scan',
    permission: 'files.read',
    input: {
      params,
      query: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
    },
    handler: async ({ strapi, actor, params: { id: asked }, query, operation, requestId, ctx }) => {
      const { record, file } = await getService(strapi, 'papers').scanOf(actor, asked);
      const { one } = await getService(strapi, 'approval').view(record.caseId);
      await transaction(strapi, operation, (tx) =>
        getService(strapi, 'audit').record(tx, {
          actor,
          action: 'file.read',
          target: one.target,
          reason: query.reason,
          details: { file: file.publicId, sha256: file.sha256, record: record.publicId },
          requestId,
        }),
      );
      sendFile(ctx, file, await getService(strapi, 'files').read(file));
      return undefined;
    },
  }),
];
