import { z } from 'zod';

import { rejectPaperBody } from '../../../../../shared/contracts/paper';
import {
  confirmPaperApplicationBody,
  paperApplicationBody,
} from '../../../../../shared/contracts/paper-applications';
import {
  adminRoute,
  getService,
  id,
  transaction,
  typeUid,
  uploadOf,
  type Route,
} from '../../../platform';
import { maxFileBytes, sendFile } from '../../files';
import { requireProof } from '../../signing';

import { paperApplicationsBody } from './reading';

const entryParams = z.strictObject({ type: typeUid, documentId: id });
const params = z.strictObject({ id });
const path = '/entries/:type/:documentId/paper-applications';

export const paperApplicationRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path,
    permission: 'cases.read',
    input: { params: entryParams },
    handler: async ({ strapi, actor, params: target }) => ({
      data: await paperApplicationsBody(strapi, actor, target),
    }),
  }),
  adminRoute({
    method: 'POST',
    path,
    permission: 'cases.record-paper',
    upload: { mostBytes: maxFileBytes },
    input: { params: entryParams, body: paperApplicationBody },
    handler: async ({ strapi, ctx, actor, params: target, body, operation, requestId }) => {
      // Before anything is stored: what he may not read is not there.
      await getService(strapi, 'approval').refuseStranger(actor, target);
      const scan = await getService(strapi, 'files').store(uploadOf(ctx));
      // The same key with another scan is another request.
      const input = { ...target, body, scan };
      const data = await transaction(strapi, { ...operation, input }, async (tx) => {
        await getService(strapi, 'paperApplications').record(tx, { ...input, actor, requestId });
        return paperApplicationsBody(strapi, actor, target);
      });
      return { data };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/paper-applications/:id/confirm',
    permission: 'cases.confirm-paper',
    input: { params, body: confirmPaperApplicationBody },
    handler: async ({ strapi, ctx, actor, params: { id: record }, body, operation, requestId }) => {
      const data = await transaction(strapi, operation, async (tx) => {
        await requireProof(strapi, tx, ctx);
        const act = { record, seen: body.seen, actor, operation: operation.key, requestId };
        const { target } = await getService(strapi, 'paperApplications').confirm(tx, act);
        return paperApplicationsBody(strapi, actor, target);
      });
      return { data };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/paper-applications/:id/reject',
    permission: 'cases.confirm-paper',
    input: { params, body: rejectPaperBody },
    handler: async ({ strapi, actor, params: { id: record }, body, operation, requestId }) => {
      const data = await transaction(strapi, operation, async (tx) => {
        const act = { ...body, record, actor, requestId };
        const { target } = await getService(strapi, 'paperApplications').reject(tx, act);
        return paperApplicationsBody(strapi, actor, target);
      });
      return { data };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/paper-applications/:id/scan',
    permission: 'files.read',
    input: { params, query: z.strictObject({ reason: z.string().trim().min(1).max(500) }) },
    handler: async ({ strapi, actor, params: { id: asked }, query, operation, requestId, ctx }) => {
      const { record, file } = await getService(strapi, 'paperApplications').scanOf(actor, asked);
      await transaction(strapi, operation, (tx) =>
        getService(strapi, 'audit').record(tx, {
          actor,
          action: 'file.read',
          target: record.target,
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
