import { z } from 'zod';

import { actionBody } from '../../../../shared/contracts/cases';
import { adminRoute, getService, refuse, type Route } from '../../platform';

const entryParams = {
  type: z.string().min(1).max(160),
  documentId: z.string().min(1).max(64),
};

export const lifecycleRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/entries/:type/:documentId/actions',
    permission: 'cases.read',
    input: { params: z.strictObject(entryParams) },
    handler: async ({ strapi, params, actor }) => {
      const { type, documentId } = params;
      if (!getService(strapi, 'declarations').of(type)?.states) throw refuse('NOT_FOUND');
      return { data: await getService(strapi, 'lifecycle').actionsOf(type, documentId, actor) };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/entries/:type/:documentId/actions/:action',
    permission: 'entries.act',
    input: {
      params: z.strictObject({ ...entryParams, action: z.string().min(1).max(60) }),
      body: actionBody,
    },
    handler: async ({ strapi, actor, params, body, operation, requestId }) => ({
      data: await getService(strapi, 'lifecycle').act({
        ...params,
        actor,
        input: body.input ?? {},
        reason: body.reason ?? null,
        requestId,
        operation: operation.key,
      }),
    }),
  }),
];
