import { z } from 'zod';

import { fileBody, maxFileBytes } from '../../engine/files';
import {
  adminRoute,
  findEntries,
  getService,
  id,
  refuse,
  transaction,
  uploadOf,
  type Route,
} from '../../platform';

import { refuseFixed, typesWithFiles, typesWithFilesNames } from './files';

const params = z.strictObject({ kind: z.enum(typesWithFilesNames), documentId: id });
const fileParams = z.strictObject({ ...params.shape, file: id });

/** The files of projects, milestones, expenditures and invoices; each is read by `GET /files/:id`. */
export const spendingRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/spending-files/:kind/:documentId',
    permission: 'files.read',
    input: { params },
    handler: async ({ strapi, params: { kind, documentId } }) => {
      const owner = { type: typesWithFiles[kind], documentId };
      const [entry] = await findEntries(strapi, owner.type, { documentId });
      if (!entry) throw refuse('NOT_FOUND');
      return { data: (await getService(strapi, 'files').of(owner)).map(fileBody) };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/spending-files/:kind/:documentId',
    permission: 'entries.act',
    upload: { mostBytes: maxFileBytes },
    input: { params },
    handler: async ({ strapi, actor, params, operation, requestId, ctx }) => {
      const owner = { type: typesWithFiles[params.kind], documentId: params.documentId };
      // Before anything is stored: what is not there takes no file.
      await getService(strapi, 'lifecycle').actionsOf(owner.type, owner.documentId, actor);
      const content = await getService(strapi, 'files').store(uploadOf(ctx));
      // The same key with another file is another request.
      const input = { ...params, content };
      const file = await transaction(strapi, { ...operation, input }, async (tx) => {
        await refuseFixed(tx, strapi, owner, actor);
        const cause = { actor, requestId };
        return fileBody(await getService(strapi, 'files').attach(tx, owner, content, cause));
      });
      return { data: file };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/spending-files/:kind/:documentId/:file/remove',
    permission: 'entries.act',
    input: { params: fileParams },
    handler: async ({ strapi, actor, params, operation, requestId }) => {
      const owner = { type: typesWithFiles[params.kind], documentId: params.documentId };
      await transaction(strapi, operation, async (tx) => {
        await refuseFixed(tx, strapi, owner, actor);
        const seen = (await getService(strapi, 'approval').latestOf(owner)) !== null;
        const cause = { actor, requestId };
        await getService(strapi, 'files').detach(tx, owner, params.file, seen, cause);
      });
      return { data: { id: params.file } };
    },
  }),
];
