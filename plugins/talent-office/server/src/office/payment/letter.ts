import type { Core } from '@strapi/strapi';

import type { PaymentLetterData } from '../../../../shared/contracts/payment-batches';
import { fen, findEntries, refuse, type Entry } from '../../platform';

import { shortDigest } from './columns';
import { batchOf, lineTitles } from './export';
import { linesOf } from './lines';

type Total = PaymentLetterData['totals'][number];

/**
 * What the payment letter of a batch says, and its table; whoever lays it out gives it its number. Only
 * once the list is locked, and so what stands in it.
 * @throws Refusal NOT_FOUND, BATCH_NOT_APPROVED
 */
export const letterOf = async (
  strapi: Core.Strapi,
  documentId: string,
): Promise<PaymentLetterData> => {
  const batch = await batchOf(strapi, documentId);
  if (!['approved', 'sent', 'answered', 'closed'].includes(String(batch.state))) {
    throw refuse('BATCH_NOT_APPROVED');
  }
  const [year] = await findEntries(strapi, 'plugin::talent-office.fund-year', {
    id: (batch.fundYear as Entry | null)?.id ?? 0,
  });
  const lines = await linesOf(strapi, batch);
  const titles = await lineTitles(strapi, lines);
  const totals = new Map<string, Total>();
  const rows = lines.map((one) => {
    const line = titles.get((one.line as Entry | null)?.id ?? 0) ?? '';
    const indicatorNumber = (one.indicatorNumber as string | null) ?? null;
    const subject = (one.subject as string | null) ?? null;
    const [grossFen, netFen] = [fen(Number(one.amountFen)), fen(Number(one.netFen))];
    const key = JSON.stringify([line, indicatorNumber, subject]);
    const before = totals.get(key);
    totals.set(key, {
      ...{ line, use: String(one.use ?? ''), indicatorNumber, subject },
      count: (before?.count ?? 0) + 1,
      grossFen: (before?.grossFen ?? 0) + grossFen,
      netFen: (before?.netFen ?? 0) + netFen,
    });
    return {
      ...{ number: Number(one.lineNumber), payeeName: one.payeeName, line, grossFen, netFen },
      bankName: String(one.bankName ?? ''),
      bankBranch: (one.bankBranch as string | null) ?? null,
      bankAccount: String(one.bankAccount ?? ''),
      applicationNumber: (one.applicationNumber as string | null) ?? null,
      taxFen: fen(Number(one.taxFen ?? 0)),
    };
  });
  const sum = (name: 'grossFen' | 'taxFen' | 'netFen') =>
    rows.reduce((total, row) => total + row[name], 0);
  return {
    batch: { documentId, title: String(batch.title), digest: shortDigest(String(batch.digest)) },
    year: Number(year?.year ?? 0),
    payeeKind: String(batch.payeeKind),
    plannedOn: (batch.plannedOn as string | null) ?? null,
    count: rows.length,
    ...{ grossFen: sum('grossFen'), taxFen: sum('taxFen'), netFen: sum('netFen') },
    totals: [...totals.values()],
    rows,
  };
};
