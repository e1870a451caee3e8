import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import { fileBody, maxFileBytes, sendFile, type FileRecord } from '../../engine/files';
import {
  apiRoute,
  getService,
  id,
  lockEntry,
  refuse,
  transaction,
  uploadOf,
  type Route,
  type Tx,
} from '../../platform';

import { application, applicationBody, ownApplication } from './applications';

/** The attribute of an application that lists its files. */
export const attachmentList = 'attachments';

/** What a proof stage asks for, by its key. */
const proofParams = z.strictObject({ id, key: id });
const fileParams = z.strictObject({ id, file: id });

/**
 * In a draft, and in a returned application that asks for other files, the list may change.
 * @throws Refusal GUARDED_ATTRIBUTE
 */
export const refuseFrozen = async (
  tx: Tx,
  strapi: Core.Strapi,
  documentId: string,
): Promise<void> => {
  const entry = await lockEntry(tx, strapi, application, documentId);
  const frozen = await getService(strapi, 'lifecycle').frozen(application, entry);
  if (frozen.includes(attachmentList)) {
    throw refuse(
      'GUARDED_ATTRIBUTE',
      { type: application, attribute: attachmentList },
      attachmentList,
    );
  }
};

export const ownFile = async (
  strapi: Core.Strapi,
  documentId: string,
  publicId: string,
): Promise<FileRecord> => {
  const files = await getService(strapi, 'files').of({ type: application, documentId });
  const file = files.find((one) => one.publicId === publicId);
  if (!file) throw refuse('NOT_FOUND');
  return file;
};

export const attachmentRoutes: Route[] = [
  apiRoute({
    method: 'POST',
    path: '/fund-applications/:id/attachments',
    action: 'fund-applications.attach',
    upload: { mostBytes: maxFileBytes },
    input: { params: z.strictObject({ id }) },
    handler: async ({ strapi, actor, params, operation, requestId, ctx }) => {
      const { documentId } = await ownApplication(strapi, actor, params.id);
      const files = getService(strapi, 'files');
      const content = await files.store(uploadOf(ctx));
      // The same key with another file is another request.
      const input = { ...params, content };
      const file = await transaction(strapi, { ...operation, input }, async (tx) => {
        await refuseFrozen(tx, strapi, documentId);
        const owner = { type: application, documentId };
        return fileBody(await files.attach(tx, owner, content, { actor, requestId }));
      });
      return { data: file };
    },
  }),
  apiRoute({
    method: 'DELETE',
    path: '/fund-applications/:id/attachments/:file',
    action: 'fund-applications.detach',
    input: { params: fileParams },
    handler: async ({ strapi, actor, params, operation, requestId }) => {
      const { documentId } = await ownApplication(strapi, actor, params.id);
      const owner = { type: application, documentId };
      await transaction(strapi, operation, async (tx) => {
        await refuseFrozen(tx, strapi, documentId);
        const seen = (await getService(strapi, 'approval').latestOf(owner)) !== null;
        const cause = { actor, requestId };
        await getService(strapi, 'files').detach(tx, owner, params.file, seen, cause);
      });
      return { data: { id: params.file } };
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/fund-applications/:id/attachments/:file',
    action: 'fund-applications.readAttachment',
    input: { params: fileParams },
    handler: async ({ strapi, actor, params, ctx }) => {
      // An API token owns no application.
      if (actor.kind !== 'user') throw refuse('NOT_FOUND');
      const { documentId } = await ownApplication(strapi, actor, params.id);
      const file = await ownFile(strapi, documentId, params.file);
      sendFile(ctx, file, await getService(strapi, 'files').read(file));
      return undefined;
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/fund-applications/:id/proofs/:key',
    action: 'fund-applications.handIn',
    upload: { mostBytes: maxFileBytes },
    input: { params: proofParams },
    handler: async ({ strapi, actor, params, operation, requestId, ctx }) => {
      const row = await ownApplication(strapi, actor, params.id);
      const one = await getService(strapi, 'approval').latestOf({
        type: application,
        documentId: row.documentId,
      });
      if (!one) throw refuse('PROOF_NOT_ASKED');
      const content = await getService(strapi, 'files').store(uploadOf(ctx));
      // The same key with another file is another request.
      const input = { caseId: one.publicId, key: params.key, content };
      const data = await transaction(strapi, { ...operation, input }, async (tx) => {
        await getService(strapi, 'proofs').handInAsApplicant(tx, input, { actor, requestId });
        return applicationBody(strapi, row);
      });
      return { data };
    },
  }),
];
