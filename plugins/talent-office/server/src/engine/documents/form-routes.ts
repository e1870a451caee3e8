import { z } from 'zod';

import { printDigest, printFormats, type PrintBody } from '../../../../shared/contracts/paper';
import { adminRoute, getService, id, transaction, type Route } from '../../platform';

export const formRoutes: Route[] = [
  adminRoute({
    method: 'POST',
    path: '/cases/:id/prints',
    permission: 'cases.print',
    input: { params: z.strictObject({ id }) },
    handler: async ({ strapi, actor, params, operation, requestId }) => ({
      data: await transaction(strapi, operation, async (tx) => {
        const asked = { caseId: params.id, actor, requestId };
        const { digest, printedOn } = await getService(strapi, 'documents').print(tx, asked);
        return { digest, printedOn } satisfies PrintBody;
      }),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/cases/:id/prints/:digest/form',
    permission: 'cases.print',
    input: {
      params: z.strictObject({ id, digest: printDigest }),
      query: z.strictObject({ format: z.enum(printFormats) }),
    },
    handler: async ({ strapi, actor, params, query, language, ctx }) => {
      const { digest } = params;
      const asked = { caseId: params.id, actor, digest, language, format: query.format };
      const { content, mediaType } = await getService(strapi, 'documents').form(asked);
      ctx.attachment(`${digest}.${query.format}`);
      ctx.set({ 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' });
      ctx.body = content;
      ctx.type = mediaType;
      return undefined;
    },
  }),
];
