import { z } from 'zod';

import { passingOnBody, returnPassingOnBody } from '../../../../shared/contracts/passing-on';
import { maxFileBytes, sendFile } from '../../engine/files';
import {
  adminRoute,
  apiRoute,
  findEntries,
  getService,
  id,
  reading,
  refuse,
  transaction,
  uploadOf,
  type Route,
} from '../../platform';
import { ownEmployers } from '../employer';
import { batchOf, payments } from '../payment';

import { dueOf, ownDue, recordProof, refuseParty, returnProof } from './proofs';
import { openPassingOn, passingOnOf } from './reading';
import { proofById } from './records';

const params = z.strictObject({ documentId: id });
const proofParams = z.strictObject({ id });

/** What agents do on the website. */
const websiteRoutes: Route[] = [
  apiRoute({
    method: 'GET',
    path: '/employer/passing-on',
    action: 'employer.findPassingOn',
    handler: async ({ strapi, actor }) => {
      const own = await ownEmployers(strapi, actor);
      const employer = own.map(({ principal }) => principal.documentId);
      return { data: await passingOnOf(strapi, { employer }) };
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/employer/passing-on/:documentId/proofs',
    action: 'employer.provePassingOn',
    upload: { mostBytes: maxFileBytes },
    input: { params, body: passingOnBody },
    handler: async ({ strapi, actor, params: { documentId }, body, operation, requestId, ctx }) => {
      // Before anything is stored: what is not his to prove is not there.
      await ownDue(strapi, actor, documentId);
      const scan = await getService(strapi, 'files').store(uploadOf(ctx));
      const asked = { payment: documentId, body, scan, medium: 'website' as const };
      await transaction(strapi, { ...operation, input: asked }, (tx) =>
        recordProof(strapi, tx, asked, { actor, requestId }),
      );
      return { data: await passingOnOf(strapi, { payment: [documentId] }) };
    },
  }),
];

/** What the office sees of it, and keeps of what came on paper. */
const officeRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/passing-on',
    permission: 'payments.read',
    handler: async ({ strapi }) => ({ data: await openPassingOn(strapi) }),
  }),
  adminRoute({
    method: 'GET',
    path: '/payment-batches/:documentId/passing-on',
    permission: 'payments.read',
    input: { params },
    handler: async ({ strapi, params: { documentId } }) => {
      await batchOf(strapi, documentId);
      return { data: await passingOnOf(strapi, { batch: [documentId] }) };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/payments/:documentId/passing-on',
    permission: 'payments.prepare',
    upload: { mostBytes: maxFileBytes },
    input: { params, body: passingOnBody },
    handler: async ({ strapi, actor, params: { documentId }, body, operation, requestId, ctx }) => {
      await dueOf(strapi, documentId);
      const scan = await getService(strapi, 'files').store(uploadOf(ctx));
      const asked = { payment: documentId, body, scan, medium: 'office' as const };
      await transaction(strapi, { ...operation, input: asked }, (tx) =>
        recordProof(strapi, tx, asked, { actor, requestId }),
      );
      return { data: await passingOnOf(strapi, { payment: [documentId] }) };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/passing-on-proofs/:id/return',
    permission: 'payments.prepare',
    input: { params: proofParams, body: returnPassingOnBody },
    handler: async ({ strapi, actor, params: asked, body, operation, requestId }) => {
      const payment = await transaction(strapi, operation, (tx) =>
        returnProof(strapi, tx, { ...asked, ...body }, { actor, requestId }),
      );
      return { data: await passingOnOf(strapi, { payment: [payment] }) };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/passing-on-proofs/:id/scan',
    permission: 'payments.read',
    input: { params: proofParams },
    handler: async ({ strapi, actor, params: asked, operation, requestId, ctx }) => {
      const proof = await reading(strapi, (knex) => proofById(knex, asked.id));
      const [line] = await findEntries(strapi, payments, { documentId: proof.payment });
      if (!line) throw refuse('NOT_FOUND');
      await refuseParty(strapi, actor, line);
      const file = await getService(strapi, 'files').byId(proof.file);
      await transaction(strapi, operation, (tx) =>
        getService(strapi, 'audit').record(tx, {
          ...{ actor, action: 'file.read', requestId },
          target: { type: payments, documentId: proof.payment },
          details: { file: file.publicId, sha256: file.sha256, proof: proof.publicId },
        }),
      );
      sendFile(ctx, file, await getService(strapi, 'files').read(file));
      return undefined;
    },
  }),
];

export const passingOnRoutes: Route[] = [...websiteRoutes, ...officeRoutes];
