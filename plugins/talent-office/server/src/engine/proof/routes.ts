import { z } from 'zod';

import { returnProofBody } from '../../../../shared/contracts/proofs';
import { adminRoute, getService, id, transaction, uploadOf, type Route } from '../../platform';
import { maxFileBytes, sendFile } from '../files';

const params = z.strictObject({ id });
/** What is asked for, by its key. */
const askedParams = z.strictObject({ id, key: id });
const proofParams = z.strictObject({ id, proof: id });

export const proofRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/cases/:id/proofs',
    permission: 'cases.read',
    input: { params },
    handler: async ({ strapi, actor, params: { id: caseId } }) => ({
      data: await getService(strapi, 'proofs').of(
        await getService(strapi, 'approval').viewFor(actor, caseId),
      ),
    }),
  }),
  adminRoute({
    method: 'POST',
    path: '/cases/:id/proofs/:key',
    permission: 'cases.decide',
    upload: { mostBytes: maxFileBytes },
    input: { params: askedParams },
    handler: async ({ strapi, actor, params: { id: caseId, key }, operation, requestId, ctx }) => {
      // Before anything is stored: what he may not read is not there.
      await getService(strapi, 'approval').viewFor(actor, caseId);
      const content = await getService(strapi, 'files').store(uploadOf(ctx));
      // The same key with another file is another request.
      const input = { caseId, key, content };
      const data = await transaction(strapi, { ...operation, input }, async (tx) => {
        await getService(strapi, 'proofs').handInAsColleague(tx, input, { actor, requestId });
        return getService(strapi, 'proofs').of(await getService(strapi, 'approval').view(caseId));
      });
      return { data };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/cases/:id/proofs/:proof/return',
    permission: 'cases.decide',
    input: { params: proofParams, body: returnProofBody },
    handler: async ({ strapi, actor, params, body, operation, requestId }) => {
      const { id: caseId, proof } = params;
      const data = await transaction(strapi, operation, async (tx) => {
        const input = { ...body, caseId, proof };
        await getService(strapi, 'proofs').sendBack(tx, input, { actor, requestId });
        return getService(strapi, 'proofs').of(await getService(strapi, 'approval').view(caseId));
      });
      return { data };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/cases/:id/proofs/:proof/file',
    permission: 'files.read',
    input: {
      params: proofParams,
      query: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
    },
    handler: async ({ strapi, actor, params, query, operation, requestId, ctx }) => {
      const { id: caseId, proof } = params;
      const file = await getService(strapi, 'proofs').fileFor(actor, caseId, proof);
      const { one } = await getService(strapi, 'approval').view(caseId);
      await transaction(strapi, operation, (tx) =>
        getService(strapi, 'audit').record(tx, {
          actor,
          action: 'file.read',
          target: one.target,
          reason: query.reason,
          details: { file: file.publicId, sha256: file.sha256, proof },
          requestId,
        }),
      );
      sendFile(ctx, file, await getService(strapi, 'files').read(file));
      return undefined;
    },
  }),
];
