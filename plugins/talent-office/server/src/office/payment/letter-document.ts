import type { Core } from '@strapi/strapi';

import type { PaymentLetterData } from '../../../../shared/contracts/payment-batches';
import type { DocumentData } from '../../../../shared/contracts/documents';
import { labelOf } from '../../../../shared/labels';
import { findEntries, getService, isGranted, refuse } from '../../platform';

import { batchOf, leavesIn } from './export';
import { letterOf } from './letter';
import { linesOf } from './lines';
import { paymentBatches, payments } from './types';

/** The finance bureau among the units of the reference seeds; an office may have renamed it. */
const financeCode = 'finance-bureau';
const anyFinance = '财政局';

const addressee = async (strapi: Core.Strapi): Promise<string> => {
  const [unit] = await findEntries(strapi, 'plugin::talent-office.unit', { code: financeCode });
  return String(unit?.name ?? anyFinance);
};

const zh = (value: string): string => labelOf(value, 'value')?.zh ?? value;

/** What is said of a batch in its letter, as the layout takes it: only what finance is told, accounts masked. */
export const letterData = (
  letter: PaymentLetterData,
  to: string,
): DocumentData<'payment-letter'> => ({
  to,
  fundYear: letter.year,
  round: letter.rounds.length === 0 ? null : letter.rounds.join('、'),
  batch: `${letter.batch.title}（校验码${letter.batch.digest}）`,
  rowCount: letter.count,
  ...{ totalFen: letter.grossFen, taxFen: letter.taxFen },
  ...{ offsetFen: letter.offsetFen, netFen: letter.netFen },
  lines: letter.totals.map(({ line, use, indicatorNumber, grossFen }, at) => ({
    ...{ seq: at + 1, title: line || '—', use: zh(use) || '—', indicatorNumber },
    lineFen: grossFen,
  })),
  rows: letter.rows.map((row) => ({
    seq: row.number,
    payeeKind: zh(letter.payeeKind),
    payeeName: row.payeeName,
    bank: [row.bankName, row.bankBranch].filter(Boolean).join('') || null,
    account: row.bankAccount || '—',
    ...{ grossFen: row.grossFen, taxFen: row.taxFen },
    ...{ offsetFen: row.offsetFen, netFen: row.netFen },
    matter: row.benefit ?? row.applicationNumber ?? '—',
  })),
});

/** The payment letter (拨款函) of an approved batch, with its detail table. Called in `register()`. */
export const registerPaymentLetter = (strapi: Core.Strapi): void => {
  getService(strapi, 'documents').registerKind({
    kind: 'payment-letter',
    concerns: (type) => type === paymentBatches,
    isDue: async ({ documentId }) =>
      leavesIn.includes(String((await batchOf(strapi, documentId)).state)),
    refuseReader: async (reader, { documentId }) => {
      if (!(await isGranted(strapi, reader, 'payments.read'))) throw refuse('NOT_FOUND');
      await batchOf(strapi, documentId);
    },
    load: async ({ target }) => {
      const batch = await batchOf(strapi, target.documentId);
      if (!leavesIn.includes(String(batch.state))) throw refuse('DOCUMENT_NOT_DUE');
      // What is signed and sealed says what was checked, confirmed and approved.
      const lifecycle = getService(strapi, 'lifecycle');
      await lifecycle.refuseTampered(paymentBatches, batch);
      await lifecycle.refuseTamperedAmong(payments, await linesOf(strapi, batch));
      const letter = await letterOf(strapi, target.documentId);
      return { title: letter.batch.title, data: letterData(letter, await addressee(strapi)) };
    },
  });
};
