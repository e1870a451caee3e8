import { z } from 'zod';

import { apiRoute, getService, id, transaction, type Route } from '../../../platform';
import { application, refuseSuspendedBenefit } from '../../fund';

import { draftFor, filedApplication, filedBodies, filedBodyOf } from './applications';
import { fileRoutes } from './files';

const params = z.strictObject({ id });
const content = z.strictObject({
  requestedFen: z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).optional(),
  statement: z.string().max(5000).optional(),
});

export const employerApplicationRoutes: Route[] = [
  apiRoute({
    method: 'GET',
    path: '/employer/applications',
    action: 'employer.findApplications',
    handler: async ({ strapi, actor }) => ({ data: await filedBodies(strapi, actor) }),
  }),
  apiRoute({
    method: 'GET',
    path: '/employer/applications/:id',
    action: 'employer.findApplication',
    input: { params },
    handler: async ({ strapi, actor, params: asked }) => ({
      data: await filedBodyOf(strapi, actor, asked.id),
    }),
  }),
  apiRoute({
    method: 'POST',
    path: '/employer/applications',
    action: 'employer.createApplication',
    input: { body: content.extend({ applicant: id, benefit: id }) },
    handler: async ({ strapi, actor, body, operation }) => ({
      data: await transaction(strapi, operation, async () =>
        filedBodyOf(strapi, actor, await draftFor(strapi, actor, body)),
      ),
    }),
  }),
  apiRoute({
    method: 'PUT',
    path: '/employer/applications/:id',
    action: 'employer.updateApplication',
    input: { params, body: content },
    handler: async ({ strapi, actor, params: asked, body, operation }) => ({
      data: await transaction(strapi, operation, async () => {
        const { documentId } = await filedApplication(strapi, actor, asked.id);
        await strapi.documents(application).update({ documentId, data: body as never });
        return filedBodyOf(strapi, actor, documentId);
      }),
    }),
  }),
  apiRoute({
    method: 'POST',
    path: '/employer/applications/:id/submit',
    action: 'employer.submitApplication',
    input: { params },
    handler: async ({ strapi, actor, params: asked, operation, requestId }) => ({
      data: await transaction(strapi, operation, async (tx) => {
        const { documentId } = await filedApplication(strapi, actor, asked.id);
        await refuseSuspendedBenefit(strapi, documentId);
        await getService(strapi, 'lifecycle').actWithin(tx, {
          ...{ type: application, documentId, action: 'submit', actor, requestId },
          operation: operation.key,
        });
        return filedBodyOf(strapi, actor, documentId);
      }),
    }),
  }),
  apiRoute({
    method: 'POST',
    path: '/employer/applications/:id/withdraw',
    action: 'employer.withdrawApplication',
    input: { params },
    handler: async ({ strapi, actor, params: asked, operation, requestId }) => ({
      data: await transaction(strapi, operation, async (tx) => {
        const { documentId } = await filedApplication(strapi, actor, asked.id);
        await getService(strapi, 'lifecycle').withdrawWithin(tx, {
          ...{ type: application, documentId, actor, requestId, operation: operation.key },
        });
        return filedBodyOf(strapi, actor, documentId);
      }),
    }),
  }),
  ...fileRoutes,
];
