import { z } from 'zod';

import { adminRoute, getService, id, transaction, type Route } from '../../platform';

const closed = {
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
} as const;

const mediaTypes = { pdf: 'application/pdf', zip: 'application/zip' } as const;

export const caseFileRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/cases/:id/case-file',
    permission: 'case-files.read',
    input: {
      params: z.strictObject({ id }),
      query: z.strictObject({
        format: z.enum(['pdf', 'zip']).default('pdf'),
        // It holds all that somebody has told about himself: why it is taken stays with who took it.
        reason: z.string().trim().min(1).max(500),
      }),
    },
    handler: async ({ strapi, actor, params, query, operation, requestId, ctx }) => {
      const caseFiles = getService(strapi, 'caseFiles');
      const { format, reason } = query;
      await transaction(strapi, operation, async (tx) => {
        const { one } = await caseFiles.refuseReader(tx, actor, params.id);
        await getService(strapi, 'audit').record(tx, {
          ...{ actor, action: 'case-file.read', target: one.target, reason, requestId },
          details: { case: one.publicId, format },
        });
      });
      const file = await caseFiles.gather(actor, params.id);
      ctx.attachment(`案卷 ${file.number}.${format}`);
      ctx.set(closed);
      ctx.body = format === 'pdf' ? await caseFiles.pdf(file) : await caseFiles.zip(file);
      ctx.type = mediaTypes[format];
      return undefined;
    },
  }),
];
