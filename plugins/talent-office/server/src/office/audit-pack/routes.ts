import { z } from 'zod';

import { sendTable } from '../../engine/exchange';
import { adminRoute, decimal, getService, refuse, transaction, type Route } from '../../platform';

import { archiveOf, listOf } from './pack';
import { rowsOf, type PackRow } from './rows';

const closed = {
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
} as const;

const years = 'plugin::talent-office.fund-year';

export const auditPackRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/fund-execution/:year/audit-pack',
    permission: 'case-files.read',
    input: {
      params: z.strictObject({ year: decimal({ min: 2000, max: 2999 }) }),
      query: z.strictObject({
        format: z.enum(['xlsx', 'zip']).default('xlsx'),
        reason: z.string().trim().min(1).max(500),
      }),
    },
    handler: async ({ strapi, actor, params: { year }, query, operation, requestId, ctx }) => {
      const found = await strapi.db.query(years).findOne({ where: { year } });
      if (!found) throw refuse('NOT_FOUND');
      const { format, reason } = query;
      // Who may take which file, and the row that says that he did, are of one moment.
      let rows: readonly PackRow[] = [];
      await transaction(strapi, operation, async (tx) => {
        rows = await rowsOf(strapi, tx, actor, year);
        await getService(strapi, 'audit').record(tx, {
          ...{ actor, action: 'audit-pack.read', reason, requestId },
          target: { type: years, documentId: String(found.documentId) },
          details: { format, items: rows.length },
        });
      });
      const table = listOf(year, rows, getService(strapi, 'clock').today());
      if (format === 'xlsx') {
        await sendTable(ctx, table, 'xlsx');
        return undefined;
      }
      ctx.attachment(`${year}年审计资料包.zip`);
      ctx.set(closed);
      ctx.body = await archiveOf(strapi, actor, table, rows);
      ctx.type = 'application/zip';
      return undefined;
    },
  }),
];
