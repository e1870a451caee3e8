import { z } from 'zod';

import { fileBody, maxFileBytes, sendFile } from '../../../engine/files';
import { apiRoute, getService, id, transaction, uploadOf, type Route } from '../../../platform';
import { application, ownFile, refuseFrozen } from '../../fund';

import { filedApplication, filedBodyOf, filedCase } from './applications';

const fileParams = z.strictObject({ id, file: id });

/** Files of what an agent filed: under the same conditions as if the talent handed them in. */
export const fileRoutes: Route[] = [
  apiRoute({
    method: 'POST',
    path: '/employer/applications/:id/attachments',
    action: 'employer.attach',
    upload: { mostBytes: maxFileBytes },
    input: { params: z.strictObject({ id }) },
    handler: async ({ strapi, actor, params, operation, requestId, ctx }) => {
      const { documentId } = await filedApplication(strapi, actor, params.id);
      const files = getService(strapi, 'files');
      const content = await files.store(uploadOf(ctx));
      // The same key with another file is another request.
      const input = { ...params, content };
      const data = await transaction(strapi, { ...operation, input }, async (tx) => {
        await refuseFrozen(tx, strapi, documentId);
        const owner = { type: application, documentId };
        return fileBody(await files.attach(tx, owner, content, { actor, requestId }));
      });
      return { data };
    },
  }),
  apiRoute({
    method: 'DELETE',
    path: '/employer/applications/:id/attachments/:file',
    action: 'employer.detach',
    input: { params: fileParams },
    handler: async ({ strapi, actor, params, operation, requestId }) => {
      const { documentId } = await filedApplication(strapi, actor, params.id);
      const owner = { type: application, documentId };
      await transaction(strapi, operation, async (tx) => {
        await refuseFrozen(tx, strapi, documentId);
        const seen = (await getService(strapi, 'approval').latestOf(owner)) !== null;
        await getService(strapi, 'files').detach(tx, owner, params.file, seen, {
          actor,
          requestId,
        });
      });
      return { data: { id: params.file } };
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/employer/applications/:id/attachments/:file',
    action: 'employer.readAttachment',
    input: { params: fileParams },
    handler: async ({ strapi, actor, params, ctx }) => {
      const { documentId } = await filedApplication(strapi, actor, params.id);
      const file = await ownFile(strapi, documentId, params.file);
      sendFile(ctx, file, await getService(strapi, 'files').read(file));
      return undefined;
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/employer/applications/:id/proofs/:key',
    action: 'employer.handIn',
    upload: { mostBytes: maxFileBytes },
    input: { params: z.strictObject({ id, key: id }) },
    handler: async ({ strapi, actor, params, operation, requestId, ctx }) => {
      const { documentId } = await filedApplication(strapi, actor, params.id);
      const caseId = await filedCase(strapi, documentId);
      const content = await getService(strapi, 'files').store(uploadOf(ctx));
      const input = { caseId, key: params.key, content };
      const data = await transaction(strapi, { ...operation, input }, async (tx) => {
        await getService(strapi, 'proofs').handInAsApplicant(tx, input, { actor, requestId });
        return filedBodyOf(strapi, actor, documentId);
      });
      return { data };
    },
  }),
];
