import { z } from 'zod';

import {
  listCheckBody,
  listReturnBody,
  rejectListBody,
  reviewScope,
} from '../../../../shared/contracts/review-lists';
import {
  adminRoute,
  answeredOnce,
  getService,
  id,
  refuse,
  transaction,
  uploadOf,
  uploadsOf,
  type Route,
  type Upload,
} from '../../platform';
import { maxFileBytes, sendFile } from '../files';
import { requireProof } from '../signing';

import { reviewListDetail, reviewListsBody } from './reading';
import { isWorkbook, maxWorkbookBytes } from './workbook';

const params = z.strictObject({ id });
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The workbook and the scan of a request, whichever came first. @throws Refusal LIST_FILES */
const bothOf = async (uploads: readonly Upload[]): Promise<{ workbook: Upload; scan: Upload }> => {
  const sheets: Upload[] = [];
  const others: Upload[] = [];
  for (const upload of uploads) ((await isWorkbook(upload.path)) ? sheets : others).push(upload);
  const [workbook, ...more] = sheets;
  const [scan, ...rest] = others;
  if (!workbook || !scan || more.length + rest.length > 0) throw refuse('LIST_FILES', {}, 'files');
  return { workbook, scan };
};

export const jointReviewRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/review-lists',
    permission: 'lists.read',
    handler: async ({ strapi, actor }) => ({ data: await reviewListsBody(strapi, actor) }),
  }),
  adminRoute({
    method: 'POST',
    path: '/review-lists',
    permission: 'lists.send',
    input: { body: reviewScope },
    handler: async ({ strapi, actor, body, operation, requestId }) => {
      const act = { actor, operation, requestId };
      const { publicId } = await getService(strapi, 'reviewLists').send(body, act);
      return { data: await reviewListDetail(strapi, actor, publicId) };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/review-lists/:id',
    permission: 'lists.read',
    input: { params },
    handler: async ({ strapi, actor, params: { id: list } }) => ({
      data: await reviewListDetail(strapi, actor, list),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/review-lists/:id/workbook',
    permission: 'lists.send',
    input: { params },
    handler: async ({
      strapi,
      actor,
      params: { id: asked },
      language,
      operation,
      requestId,
      ctx,
    }) => {
      const lists = getService(strapi, 'reviewLists');
      const list = await lists.listFor(actor, asked);
      const content = await lists.workbook(actor, asked, language);
      // Names and facts of many leave the house: who took them along is on record.
      await transaction(strapi, operation, (tx) =>
        getService(strapi, 'audit').record(tx, {
          actor,
          action: 'review-list.download',
          target: { type: 'review-list', documentId: list.publicId },
          details: { ...list.scope, digest: list.digest },
          requestId,
        }),
      );
      ctx.attachment(`${list.digest}.xlsx`);
      ctx.set({ 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' });
      ctx.body = content;
      ctx.type = sheetType;
      return undefined;
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/review-lists/:id/checks',
    permission: 'cases.record-paper',
    readOnly: true,
    upload: { mostBytes: maxWorkbookBytes },
    input: { params, body: listCheckBody },
    handler: async ({ strapi, ctx, actor, params: { id: list }, body }) => {
      const upload = uploadOf(ctx);
      const data = await getService(strapi, 'reviewLists').check({ actor, list, body, upload });
      return { data };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/review-lists/:id/returns',
    permission: 'cases.record-paper',
    upload: { mostBytes: maxWorkbookBytes + maxFileBytes },
    input: { params, body: listReturnBody },
    handler: async ({ strapi, ctx, actor, params: { id: list }, body, operation, requestId }) => {
      const lists = getService(strapi, 'reviewLists');
      // Before anything is stored: what he may not read is not there.
      await lists.listFor(actor, list);
      const { workbook: upload, scan: sent } = await bothOf(uploadsOf(ctx));
      const scan = await getService(strapi, 'files').store(sent);
      await lists.record({ list, body, upload, scan, actor, operation, requestId });
      return { data: await reviewListDetail(strapi, actor, list) };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/review-list-returns/:id/confirm',
    permission: 'cases.confirm-paper',
    input: { params },
    handler: async ({ strapi, ctx, actor, params: { id: made }, operation, requestId }) => {
      const lists = getService(strapi, 'reviewLists');
      const act = { made, actor, requestId };
      await answeredOnce(strapi, operation, async () => {
        // The proof is used up first: a repeat after an interruption does the rest without another one.
        const proof = { key: `${operation.key}/proof`, input: operation.input };
        await transaction(strapi, proof, async (tx) => {
          await requireProof(strapi, tx, ctx);
          await lists.confirm(tx, act);
        });
        await lists.apply(act);
      });
      const { list } = await lists.returnFor(actor, made);
      return { data: await reviewListDetail(strapi, actor, list.publicId) };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/review-list-returns/:id/reject',
    permission: 'cases.confirm-paper',
    input: { params, body: rejectListBody },
    handler: async ({ strapi, actor, params: { id: made }, body, operation, requestId }) => {
      const lists = getService(strapi, 'reviewLists');
      await transaction(strapi, operation, (tx) =>
        lists.reject(tx, { made, actor, requestId, ...body }),
      );
      const { list } = await lists.returnFor(actor, made);
      return { data: await reviewListDetail(strapi, actor, list.publicId) };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/review-list-returns/:id/scan',
    permission: 'files.read',
    input: { params, query: z.strictObject({ reason: z.string().trim().min(1).max(500) }) },
    handler: async ({ strapi, actor, params: { id: asked }, query, operation, requestId, ctx }) => {
      const { made, file } = await getService(strapi, 'reviewLists').scanOf(actor, asked);
      await transaction(strapi, operation, (tx) =>
        getService(strapi, 'audit').record(tx, {
          actor,
          action: 'file.read',
          target: file.owner,
          reason: query.reason,
          details: { file: file.publicId, sha256: file.sha256, record: made.publicId },
          requestId,
        }),
      );
      sendFile(ctx, file, await getService(strapi, 'files').read(file));
      return undefined;
    },
  }),
];
