import type { UID } from '@strapi/strapi';
import { z } from 'zod';

import type { Permission } from '../../../../shared/permissions';
import { paymentStates } from '../../../../shared/vocabulary';
import { actionRoutes } from '../../engine/lifecycle';
import { adminRoute, decimal, type Route } from '../../platform';

import type { PaymentAction } from './content-types/payment';

export const payments = 'plugin::talent-office.payment';

/** What a colleague needs for each action on a payment (经办与复核分离). */
export const paymentPermissions = {
  prepare: 'payments.prepare',
  confirm: 'payments.confirm',
  return: 'payments.confirm',
  withdraw: 'payments.prepare',
} as const satisfies Record<PaymentAction, Permission>;

interface PaymentRow {
  readonly documentId: string;
  readonly payeeName: string;
  readonly amountFen: string | number;
  readonly voucherNumber: string | null;
  readonly paidOn: string | null;
  readonly state: string;
  readonly application: { readonly documentId: string; readonly title: string } | null;
}

/** Without the account: it is revealed one by one, with a reason. */
const paymentBody = ({ amountFen, application, ...row }: PaymentRow) => ({
  documentId: row.documentId,
  payeeName: row.payeeName,
  amountFen: Number(amountFen),
  application: application && { documentId: application.documentId, title: application.title },
  voucherNumber: row.voucherNumber,
  paidOn: row.paidOn,
  state: row.state,
});

export const paymentRoutes: Route[] = [
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
        populate: { application: true } as never,
        orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
        ...page,
      })) as unknown as PaymentRow[];
      return { data: rows.map(paymentBody) };
    },
  }),
  ...actionRoutes(payments, '/payments', paymentPermissions),
];
