import { z } from 'zod';

import { adminRoute, decimal, getService, id, typeUid, type Route } from '../../platform';

export const routes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/audit',
    permission: 'audit.read',
    input: {
      query: z.strictObject({
        type: typeUid,
        documentId: id,
        before: decimal({ min: 1, max: Number.MAX_SAFE_INTEGER }).optional(),
        limit: decimal({ min: 1, max: 200 }).optional(),
      }),
    },
    async handler({ strapi, query: { type, documentId, ...page } }) {
      const audit = getService(strapi, 'audit');
      return { data: await audit.history(strapi.db.connection, { type, documentId }, page) };
    },
  }),
];
