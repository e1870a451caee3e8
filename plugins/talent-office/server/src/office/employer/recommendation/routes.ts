import { z } from 'zod';

import {
  confirmRecommendationBody,
  notRecommendBody,
  paperRecommendationBody,
  recommendBody,
  rejectRecommendationBody,
} from '../../../../../shared/contracts/recommendations';
import { maxFileBytes, sendFile } from '../../../engine/files';
import { requireProof } from '../../../engine/signing';
import {
  adminRoute,
  apiRoute,
  getService,
  id,
  transaction,
  uploadOf,
  type Route,
} from '../../../platform';

import { confirmOnPaper, recordOnPaper, rejectOnPaper } from './paper';
import { attachmentFor, caseRecommendations, scanOf, waitingRecommendations } from './reading';
import { notRecommend, ownRequest, recommend } from './recommend';

const params = z.strictObject({ id });
const fileParams = z.strictObject({ id, file: id });
const caseParams = z.strictObject({ id, request: id });
const recordParams = z.strictObject({ id, record: id });

/** What agents do on the website. */
const websiteRoutes: Route[] = [
  apiRoute({
    method: 'GET',
    path: '/employer/recommendations',
    action: 'employer.findRecommendations',
    handler: async ({ strapi, actor }) => ({ data: await waitingRecommendations(strapi, actor) }),
  }),
  apiRoute({
    method: 'GET',
    path: '/employer/recommendations/:id/attachments/:file',
    action: 'employer.readRecommendationAttachment',
    input: { params: fileParams },
    handler: async ({ strapi, actor, params: asked, operation, requestId, ctx }) => {
      const { file, target } = await attachmentFor(strapi, actor, asked.id, asked.file);
      // What waits for his word is his to read; that he read it is kept.
      await transaction(strapi, operation, (tx) =>
        getService(strapi, 'audit').record(tx, {
          ...{ actor, action: 'file.read', target, requestId },
          details: { file: file.publicId, sha256: file.sha256, request: asked.id },
        }),
      );
      sendFile(ctx, file, await getService(strapi, 'files').read(file));
      return undefined;
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/employer/recommendations/:id/recommend',
    action: 'employer.recommend',
    upload: { mostBytes: maxFileBytes },
    input: { params, body: recommendBody },
    handler: async ({ strapi, actor, params: asked, body, operation, requestId, ctx }) => {
      // Before anything is stored: what is not his to answer is not there.
      await ownRequest(strapi, actor, asked.id);
      const scan = await getService(strapi, 'files').store(uploadOf(ctx));
      const input = { id: asked.id, body, scan };
      await transaction(strapi, { ...operation, input }, (tx) =>
        recommend(strapi, tx, input, { actor, operation: operation.key, requestId }),
      );
      return { data: { id: asked.id, choice: 'approve', ranking: body.ranking } };
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/employer/recommendations/:id/not-recommend',
    action: 'employer.notRecommend',
    input: { params, body: notRecommendBody },
    handler: async ({ strapi, actor, params: asked, body, operation, requestId }) => {
      await transaction(strapi, operation, (tx) =>
        notRecommend(
          strapi,
          tx,
          { id: asked.id, body },
          { actor, operation: operation.key, requestId },
        ),
      );
      return { data: { id: asked.id, choice: body.choice } };
    },
  }),
];

/** What the office sees of them, and keeps of what came on paper. */
const officeRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/cases/:id/recommendations',
    permission: 'cases.read',
    input: { params },
    handler: async ({ strapi, actor, params: { id: caseId } }) => {
      const view = await getService(strapi, 'approval').viewFor(actor, caseId);
      return { data: await caseRecommendations(strapi, actor, view) };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/cases/:id/recommendations/:request/paper',
    permission: 'cases.record-paper',
    upload: { mostBytes: maxFileBytes },
    input: { params: caseParams, body: paperRecommendationBody },
    handler: async ({ strapi, actor, params: asked, body, operation, requestId, ctx }) => {
      const approval = getService(strapi, 'approval');
      await approval.viewFor(actor, asked.id);
      const scan = await getService(strapi, 'files').store(uploadOf(ctx));
      const input = { caseId: asked.id, request: asked.request, body, scan };
      const data = await transaction(strapi, { ...operation, input }, async (tx) => {
        await recordOnPaper(strapi, tx, input, { actor, requestId });
        return caseRecommendations(strapi, actor, await approval.view(asked.id));
      });
      return { data };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/cases/:id/recommendations/:record/confirm',
    permission: 'cases.confirm-paper',
    input: { params: recordParams, body: confirmRecommendationBody },
    handler: async ({ strapi, actor, params: asked, body, operation, requestId, ctx }) => {
      const approval = getService(strapi, 'approval');
      await approval.viewFor(actor, asked.id);
      const input = { caseId: asked.id, id: asked.record, seen: body.seen };
      const data = await transaction(strapi, operation, async (tx) => {
        await requireProof(strapi, tx, ctx);
        const cause = { actor, operation: operation.key, requestId };
        await confirmOnPaper(strapi, tx, input, cause);
        return caseRecommendations(strapi, actor, await approval.view(asked.id));
      });
      return { data };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/cases/:id/recommendations/:record/reject',
    permission: 'cases.confirm-paper',
    input: { params: recordParams, body: rejectRecommendationBody },
    handler: async ({ strapi, actor, params: asked, body, operation, requestId }) => {
      const approval = getService(strapi, 'approval');
      await approval.viewFor(actor, asked.id);
      const input = { caseId: asked.id, id: asked.record, reason: body.reason };
      const data = await transaction(strapi, operation, async (tx) => {
        await rejectOnPaper(strapi, tx, input, { actor, requestId });
        return caseRecommendations(strapi, actor, await approval.view(asked.id));
      });
      return { data };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/cases/:id/recommendations/:record/scan',
    permission: 'files.read',
    input: {
      params: recordParams,
      query: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
    },
    handler: async ({ strapi, actor, params: asked, query, operation, requestId, ctx }) => {
      const { one } = await getService(strapi, 'approval').viewFor(actor, asked.id);
      const file = await scanOf(strapi, asked.id, asked.record);
      await transaction(strapi, operation, (tx) =>
        getService(strapi, 'audit').record(tx, {
          actor,
          action: 'file.read',
          target: one.target,
          reason: query.reason,
          details: { file: file.publicId, sha256: file.sha256, recommendation: asked.record },
          requestId,
        }),
      );
      sendFile(ctx, file, await getService(strapi, 'files').read(file));
      return undefined;
    },
  }),
];

export const recommendationRoutes: Route[] = [...websiteRoutes, ...officeRoutes];
