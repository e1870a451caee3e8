import { z } from 'zod';

import { adminRoute, getService, type Route } from '../../platform';

export const routes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/audit',
    permission: 'audit.read',
    input: {
      query: z.strictObject({
        type: z.string().min(1).max(160),
        documentId: z.string().min(1).max(64),
        before: z.coerce.number().int().positive().optional(),
        limit: z.coerce.number().int().min(1).max(200).optional(),
      }),
    },
    async handler({ strapi, query: { type, documentId, ...page } }) {
      const audit = getService(strapi, 'audit');
      return { data: await audit.history(strapi.db.connection, { type, documentId }, page) };
    },
  }),
];
