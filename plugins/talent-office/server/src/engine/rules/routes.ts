import { z } from 'zod';

import { actorKey, adminRoute, getService, transaction, type Route } from '../../platform';

export const ruleRoutes: Route[] = [
  adminRoute({
    method: 'POST',
    path: '/rule-sets/:documentId/enact',
    permission: 'rules.enact',
    input: { params: z.strictObject({ documentId: z.string().min(1).max(64) }) },
    handler: async ({ strapi, actor, params, operation }) => ({
      data: await transaction(strapi, operation, async (tx) => {
        const { number, hash } = await getService(strapi, 'rules').enact(
          tx,
          params.documentId,
          actorKey(actor),
        );
        return { number, hash };
      }),
    }),
  }),
];
