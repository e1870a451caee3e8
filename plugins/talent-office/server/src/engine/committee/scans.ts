import { z } from 'zod';

import { adminRoute, getService, id, transaction, uploadOf, type Route } from '../../platform';
import { fileBody, maxFileBytes } from '../files';

import { keeperOf, lockMeeting, meetings, readerOf } from './meeting';

const params = z.strictObject({ documentId: id });

/** From the day on which its papers are printed. */
const withPapers = ['convened', 'recorded', 'signed'] as const;

/**
 * Sign-in sheet, votes and minutes as they were signed on paper (签名扫描件): added by the office, never
 * taken off. Each is read by `GET /files/:id`.
 */
export const scanRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/meetings/:documentId/scans',
    permission: 'committees.read',
    input: { params },
    handler: async ({ strapi, actor, params: { documentId } }) => {
      await readerOf(strapi, actor, documentId);
      const scans = await getService(strapi, 'files').of({ type: meetings, documentId });
      return { data: scans.map(fileBody) };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/meetings/:documentId/scans',
    permission: 'committees.run',
    upload: { mostBytes: maxFileBytes },
    input: { params },
    handler: async ({ strapi, actor, params, operation, requestId, ctx }) => {
      const { documentId } = params;
      const files = getService(strapi, 'files');
      // Before anything is stored: what is not there takes no file.
      await readerOf(strapi, actor, documentId);
      const content = await files.store(uploadOf(ctx));
      // The same key with another scan is another request.
      const input = { ...params, content };
      const data = await transaction(strapi, { ...operation, input }, async (tx) => {
        await keeperOf(strapi, actor);
        await lockMeeting(tx, strapi, documentId, withPapers);
        const owner = { type: meetings, documentId };
        return fileBody(await files.keep(tx, owner, content, { actor, requestId }));
      });
      return { data };
    },
  }),
];
