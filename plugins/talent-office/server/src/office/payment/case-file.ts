import type { Core, UID } from '@strapi/strapi';

import type { Piece } from '../../engine/case-file';
import { dayText, figure } from '../../engine/documents';
import { valueLabels } from '../../../../shared/labels';
import { getService, type CalendarDate } from '../../platform';
import type { PaymentState } from '../../../../shared/vocabulary';

import { application } from '../fund';

import { payments } from './types';

/** How a payment leads to what the case of a type was about. */
const ofTarget: Readonly<Record<string, (target: object) => object>> = {
  [application]: (target) => ({ application: target }),
  'plugin::talent-office.unit-project': (target) => ({
    disbursement: { milestone: { project: target } },
  }),
  'plugin::talent-office.direct-expenditure': (target) => ({
    disbursement: { invoice: { expenditure: target } },
  }),
};

interface PaymentRow {
  readonly payeeName: string;
  readonly amountFen: string | number;
  readonly state: PaymentState | null;
  readonly voucherNumber: string | null;
  readonly paidOn: CalendarDate | null;
}

/** What was paid of an application, a project or an expenditure, for its file: the account stays with the payment. Called in `register()`. */
export const registerPaymentPieces = (strapi: Core.Strapi): void => {
  getService(strapi, 'caseFiles').registerSource({
    key: 'payments',
    load: async ({ view }) => {
      const { type, documentId } = view.one.target;
      const where = ofTarget[type]?.({ documentId });
      if (!where) return [];
      const rows = (await strapi.db.query(payments as UID.ContentType).findMany({
        where,
        orderBy: { id: 'asc' },
      })) as PaymentRow[];
      return rows.map(({ payeeName, amountFen, state, voucherNumber, paidOn }): Piece => ({
        ...{ number: voucherNumber, responsible: '财政局', title: `拨付：${payeeName}` },
        ...{ date: paidOn, remark: null },
        content: {
          kind: 'sheet',
          blocks: [
            {
              kind: 'facts',
              rows: [
                ['收款人', payeeName],
                ['金额（元）', figure(Number(amountFen))],
                ['状态', valueLabels[state ?? 'draft'].zh],
                ['凭证号', voucherNumber ?? '—'],
                ['拨付日期', paidOn === null ? '—' : dayText(paidOn)],
              ],
            },
          ],
        },
      }));
    },
  });
};
