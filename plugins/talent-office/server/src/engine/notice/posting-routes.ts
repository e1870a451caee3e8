import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import {
  batchBody,
  linkProofBody,
  pictureProofQuery,
  takeDownBody,
} from '../../../../shared/contracts/notices';
import {
  adminRoute,
  apiRoute,
  calendarDate,
  decimal,
  getService,
  id,
  reading,
  refuse,
  transaction,
  uploadOf,
  type Route,
} from '../../platform';
import { maxFileBytes, sendFile } from '../files';

import { postBatch } from './batches';
import { documentOf, pageOf, sheetHeaders, sheetOf } from './sheet';
import { proofById, provePosting, refuseNeedlessPicture, takeDown } from './posting-proofs';
import { postings } from './postings';

const params = z.strictObject({ id });
const states = {
  waiting: ['waiting'],
  running: ['running'],
  over: ['ended', 'withdrawn'],
} as const;

/** An address that a browser opens, and nothing else. @throws Refusal PROOF_URL */
const webAddress = (typed: string): string => {
  const url = URL.canParse(typed) ? new URL(typed) : null;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') throw refuse('PROOF_URL', {}, 'url');
  return url.href;
};

const sheetRoute = (
  format: 'html' | 'docx',
  write: (sheet: Awaited<ReturnType<typeof sheetOf>>) => Promise<string | Buffer>,
): Route =>
  adminRoute({
    method: 'GET',
    path: `/postings/:id/${format}`,
    permission: 'notices.read',
    input: { params },
    handler: async ({ strapi, params: { id: posting }, ctx }) => {
      const sheet = await sheetOf(strapi as Core.Strapi, posting);
      const body = await write(sheet);
      ctx.attachment(`${sheet.title}.${format}`);
      ctx.set(sheetHeaders[format]);
      ctx.body = body;
      return undefined;
    },
  });

export const postingRoutes: Route[] = [
  apiRoute({
    method: 'GET',
    path: '/notice-batches/:id',
    action: 'notice.findBatch',
    input: { params },
    async handler({ strapi, params: { id: batch } }) {
      return { data: await getService(strapi, 'notices').batch(batch) };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/postings',
    permission: 'notices.read',
    input: {
      query: z.strictObject({
        state: z.enum(['waiting', 'running', 'over']).default('running'),
        limit: decimal({ min: 1, max: 300 }).default(25),
        offset: decimal({ min: 0, max: 100_000 }).default(0),
      }),
    },
    async handler({ strapi, query: { state, ...page } }) {
      return { data: await postings(strapi, states[state], page) };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/postings',
    permission: 'notices.post',
    input: { body: batchBody },
    async handler({ strapi, actor, requestId, body, operation }) {
      const data = await transaction(strapi, operation, (tx) =>
        postBatch(strapi, tx, body, { actor, requestId }),
      );
      return { data };
    },
  }),
  sheetRoute('html', (sheet) => Promise.resolve(pageOf(sheet))),
  sheetRoute('docx', documentOf),
  adminRoute({
    method: 'POST',
    path: '/postings/:id/proofs',
    permission: 'notices.post',
    input: { params, body: linkProofBody },
    async handler({ strapi, actor, requestId, params: { id: posting }, body, operation }) {
      const url = webAddress(body.url);
      const postedOn = calendarDate(body.postedOn);
      const proof = { posting, place: body.place, postedOn, url, content: null };
      const { publicId } = await transaction(strapi, operation, (tx) =>
        provePosting(strapi, tx, proof, { actor, requestId }),
      );
      return { data: { id: publicId } };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/postings/:id/pictures',
    permission: 'notices.post',
    upload: { mostBytes: maxFileBytes },
    input: { params, query: pictureProofQuery },
    async handler({ strapi, actor, requestId, params: { id: posting }, query, operation, ctx }) {
      const postedOn = calendarDate(query.postedOn);
      await refuseNeedlessPicture(strapi, { posting, postedOn }, actor);
      const content = await getService(strapi, 'files').store(uploadOf(ctx));
      const proof = { posting, place: query.place, postedOn, url: null, content };
      // The same key with another file is another request.
      const { publicId } = await transaction(strapi, { ...operation, input: proof }, (tx) =>
        provePosting(strapi, tx, proof, { actor, requestId }),
      );
      return { data: { id: publicId } };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/postings/proofs/:id/picture',
    permission: 'notices.read',
    input: { params },
    async handler({ strapi, params: { id: proofId }, ctx }) {
      const { file: fileId } = await reading(strapi, (knex) => proofById(knex, proofId));
      if (fileId === null) throw refuse('NOT_FOUND');
      const files = getService(strapi, 'files');
      const file = await files.byId(fileId);
      sendFile(ctx, file, await files.read(file));
      return undefined;
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/postings/proofs/:id/take-down',
    permission: 'notices.post',
    input: { params, body: takeDownBody },
    async handler({ strapi, actor, requestId, params: { id: proof }, body, operation }) {
      const on = calendarDate(body.on);
      const { publicId } = await transaction(strapi, operation, (tx) =>
        takeDown(strapi, tx, { proof, on }, { actor, requestId }),
      );
      return { data: { id: publicId } };
    },
  }),
];
