import type { UID } from '@strapi/strapi';
import { z } from 'zod';

import type { Permission } from '../../../../shared/permissions';
import { paymentStates } from '../../../../shared/vocabulary';
import { actionRoutes } from '../../engine/lifecycle';
import { adminRoute, decimal, type Route } from '../../platform';

import { payments } from './types';

/** What a colleague needs for each action on a line that people do. */
export const linePermissions = {
  assign: 'payments.answer',
  settle: 'payments.answer',
  fail: 'payments.answer',
} as const satisfies Record<string, Permission>;

interface PaymentRow {
  readonly documentId: string;
  readonly payeeName: string;
  readonly amountFen: string | number;
  readonly netFen: string | number | null;
  readonly voucherNumber: string | null;
  readonly paidOn: string | null;
  readonly state: string;
  readonly application: { readonly documentId: string; readonly title: string } | null;
  readonly batch: { readonly documentId: string; readonly title: string } | null;
}

const named = (one: { readonly documentId: string; readonly title: string } | null) =>
  one && { documentId: one.documentId, title: one.title };

/** Without the account: it is revealed one by one, with a reason. */
const paymentBody = (row: PaymentRow) => ({
  documentId: row.documentId,
  payeeName: row.payeeName,
  amountFen: Number(row.amountFen),
  netFen: Number(row.netFen ?? row.amountFen),
  application: named(row.application),
  batch: named(row.batch),
  voucherNumber: row.voucherNumber,
  paidOn: row.paidOn,
  state: row.state,
});

export const lineRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/payments',
    permission: 'payments.read',
    input: {
      query: z.strictObject({
        state: z.enum(paymentStates).optional(),
        limit: decimal({ min: 1, max: 100 }).default(25),
        offset: decimal({ min: 0, max: 100_000 }).default(0),
      }),
    },
    async handler({ strapi, query: { state, ...page } }) {
      const rows = (await strapi.db.query(payments as UID.ContentType).findMany({
        where: state ? { state } : {},
        populate: { application: true, batch: true } as never,
        orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
        ...page,
      })) as unknown as PaymentRow[];
      return { data: rows.map(paymentBody) };
    },
  }),
  ...actionRoutes(payments, '/payments', linePermissions),
];
