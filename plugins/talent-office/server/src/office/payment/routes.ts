import { z } from 'zod';

import {
  addLinesBody,
  answerBody,
  followUpBody,
  newBatchBody,
  removeLinesBody,
} from '../../../../shared/contracts/payment-batches';
import type { Permission } from '../../../../shared/permissions';
import { paymentBatchStates } from '../../../../shared/vocabulary';
import { actionRoutes } from '../../engine/lifecycle';
import { adminRoute, decimal, id, refuse, transaction, uploadOf, type Route } from '../../platform';

import { accountRoutes } from './account-routes';
import { maxAnswerBytes, readAnswer } from './answer-file';
import { previewAnswer, recordAnswer } from './answers';
import { candidateList, payableYears } from './candidates';
import { exportBatch } from './export';
import { followUp } from './follow-ups';
import { letterOf } from './letter';
import { addLines, removeLines } from './lists';
import { lineRoutes } from './payments';
import { batchDetail, batchList } from './reading';
import { paymentBatches } from './types';

const params = z.strictObject({ documentId: id });
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a colleague needs for each action on a batch. */
export const batchPermissions = {
  check: 'payments.prepare',
  reopen: 'payments.prepare',
  lock: 'payments.confirm',
  return: 'payments.confirm',
  release: 'payments.confirm',
  approve: 'payments.prepare',
  send: 'payments.export',
  refuse: 'payments.answer',
  close: 'payments.answer',
} as const satisfies Record<string, Permission>;

export const paymentRoutes: Route[] = [
  ...lineRoutes,
  ...accountRoutes,
  adminRoute({
    method: 'GET',
    path: '/payment-batches',
    permission: 'payments.read',
    input: {
      query: z.strictObject({
        state: z.enum(paymentBatchStates).optional(),
        limit: decimal({ min: 1, max: 100 }).default(25),
        offset: decimal({ min: 0, max: 100_000 }).default(0),
      }),
    },
    handler: async ({ strapi, query }) => ({ data: await batchList(strapi, query) }),
  }),
  adminRoute({
    method: 'GET',
    path: '/payment-years',
    permission: 'payments.prepare',
    handler: async ({ strapi }) => ({ data: await payableYears(strapi) }),
  }),
  adminRoute({
    method: 'POST',
    path: '/payment-batches',
    permission: 'payments.prepare',
    input: { body: newBatchBody },
    handler: async ({ strapi, body, operation }) => {
      const data = await transaction(strapi, operation, async () => {
        const made = await strapi.documents(paymentBatches).create({ data: body as never });
        return batchDetail(strapi, made.documentId);
      });
      return { data };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/payment-batches/:documentId',
    permission: 'payments.read',
    input: { params },
    handler: async ({ strapi, params: { documentId } }) => ({
      data: await batchDetail(strapi, documentId),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/payment-batches/:documentId/candidates',
    permission: 'payments.prepare',
    input: { params },
    handler: async ({ strapi, params: { documentId } }) => ({
      data: await candidateList(strapi, documentId),
    }),
  }),
  adminRoute({
    method: 'POST',
    path: '/payment-batches/:documentId/lines',
    permission: 'payments.prepare',
    input: { params, body: addLinesBody },
    handler: async ({
      strapi,
      actor,
      params: { documentId: batch },
      body,
      operation,
      requestId,
    }) => {
      const data = await transaction(strapi, operation, async (tx) => {
        const act = { batch, actor, requestId, operation: operation.key };
        await addLines(tx, strapi, act, body.disbursements);
        return batchDetail(strapi, batch);
      });
      return { data };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/payment-batches/:documentId/removals',
    permission: 'payments.prepare',
    input: { params, body: removeLinesBody },
    handler: async ({
      strapi,
      actor,
      params: { documentId: batch },
      body,
      operation,
      requestId,
    }) => {
      const data = await transaction(strapi, operation, async (tx) => {
        const act = { batch, actor, requestId, operation: operation.key };
        await removeLines(tx, strapi, act, body.lines);
        return batchDetail(strapi, batch);
      });
      return { data };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/payment-batches/:documentId/follow-ups',
    permission: 'payments.prepare',
    input: { params, body: followUpBody },
    handler: async ({
      strapi,
      actor,
      params: { documentId: batch },
      body,
      operation,
      requestId,
    }) => {
      const data = await transaction(strapi, operation, async (tx) => {
        const act = { batch, actor, requestId, operation: operation.key };
        return batchDetail(strapi, await followUp(tx, strapi, act, body));
      });
      return { data };
    },
  }),
  ...actionRoutes(paymentBatches, '/payment-batches', batchPermissions),
  adminRoute({
    method: 'GET',
    path: '/payment-batches/:documentId/letter',
    permission: 'payments.read',
    input: { params },
    handler: async ({ strapi, params: { documentId } }) => ({
      data: await letterOf(strapi, documentId),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/payment-batches/:documentId/export',
    permission: 'payments.export',
    input: { params },
    handler: async ({ strapi, actor, params, language, operation, requestId, ctx }) => {
      const asked = { batch: params.documentId, language, actor, operation, requestId };
      const { content, name } = await exportBatch(strapi, asked);
      ctx.attachment(name);
      ctx.set({ 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' });
      ctx.body = content;
      ctx.type = sheetType;
      return undefined;
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/payment-batches/:documentId/answer-checks',
    permission: 'payments.answer',
    readOnly: true,
    upload: { mostBytes: maxAnswerBytes },
    input: { params },
    handler: async ({ strapi, ctx, params: { documentId } }) => ({
      data: await previewAnswer(strapi, documentId, uploadOf(ctx)),
    }),
  }),
  adminRoute({
    method: 'POST',
    path: '/payment-batches/:documentId/answers',
    permission: 'payments.answer',
    upload: { mostBytes: maxAnswerBytes },
    input: { params, body: answerBody },
    handler: async ({ strapi, ctx, actor, params, body, operation, requestId }) => {
      const upload = uploadOf(ctx);
      const file = await readAnswer(upload);
      // What is recorded is what somebody looked at.
      if (file.sha256 !== body.sha256) throw refuse('ANSWER_FILE_CHANGED', {}, 'files');
      const batch = params.documentId;
      const data = await transaction(
        strapi,
        { ...operation, input: { batch, body } },
        async (tx) => {
          const { key } = operation;
          const asked = { batch, file, name: upload.name, actor, operation: key, requestId };
          await recordAnswer(tx, strapi, asked);
          return batchDetail(strapi, batch);
        },
      );
      return { data };
    },
  }),
];
