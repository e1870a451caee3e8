import { z } from 'zod';

import type { EnactedBody } from '../../../../shared/contracts/versions';
import { actorKey, adminRoute, getService, transaction, type Route } from '../../platform';

export const ruleRoutes: Route[] = [
  adminRoute({
    method: 'POST',
    path: '/rule-sets/:documentId/enact',
    permission: 'rules.enact',
    input: { params: z.strictObject({ documentId: z.string().min(1).max(64) }) },
    handler: async ({ strapi, actor, params, operation, requestId }) => ({
      data: await transaction(strapi, operation, async (tx) => {
        const { key, number, hash, body } = await getService(strapi, 'rules').enact(
          tx,
          params.documentId,
          actorKey(actor),
        );
        await getService(strapi, 'audit').record(tx, {
          actor,
          action: 'rules.enact',
          target: { type: 'plugin::talent-office.rule-set', documentId: params.documentId },
          after: body,
          details: { version: `${key}@${number}` },
          requestId,
        });
        return { number, hash } satisfies EnactedBody;
      }),
    }),
  }),
];
