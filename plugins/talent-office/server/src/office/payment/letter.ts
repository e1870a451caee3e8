import type { Core, UID } from '@strapi/strapi';

import type { PaymentLetterData } from '../../../../shared/contracts/payment-batches';
import { fen, findEntries, refuse, type Entry } from '../../platform';
import { application } from '../fund';

import { shortDigest } from './columns';
import { batchOf, leavesIn, lineTitles } from './export';
import { linesOf } from './lines';
import type { Line } from './types';

type Total = PaymentLetterData['totals'][number];

interface AwardRow {
  readonly id: number;
  readonly benefit: { readonly title: string } | null;
  readonly round: { readonly title: string } | null;
}

/** What the lines are paid for, by id of the award. */
const awardsOf = async (
  strapi: Core.Strapi,
  lines: readonly Line[],
): Promise<ReadonlyMap<number, AwardRow>> => {
  const rows = (await strapi.db.query(application as UID.ContentType).findMany({
    where: { id: { $in: lines.flatMap((one) => one.application?.id ?? []) } },
    populate: ['benefit', 'round'],
    orderBy: { id: 'asc' },
  })) as AwardRow[];
  return new Map(rows.map((row) => [row.id, row]));
};

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
  if (!leavesIn.includes(String(batch.state))) throw refuse('BATCH_NOT_APPROVED');
  const [year] = await findEntries(strapi, 'plugin::talent-office.fund-year', {
    id: (batch.fundYear as Entry | null)?.id ?? 0,
  });
  const lines = await linesOf(strapi, batch);
  const titles = await lineTitles(strapi, lines);
  const awards = await awardsOf(strapi, lines);
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
      benefit: awards.get(one.application?.id ?? 0)?.benefit?.title ?? null,
      taxFen: fen(Number(one.taxFen ?? 0)),
      offsetFen: fen(Number(one.offsetFen ?? 0)),
    };
  });
  const sum = (name: 'grossFen' | 'taxFen' | 'offsetFen' | 'netFen') =>
    rows.reduce((total, row) => total + row[name], 0);
  return {
    batch: { documentId, title: String(batch.title), digest: shortDigest(String(batch.digest)) },
    year: Number(year?.year ?? 0),
    payeeKind: String(batch.payeeKind),
    plannedOn: (batch.plannedOn as string | null) ?? null,
    count: rows.length,
    rounds: [...new Set([...awards.values()].flatMap(({ round }) => round?.title ?? []))],
    ...{ grossFen: sum('grossFen'), taxFen: sum('taxFen') },
    ...{ offsetFen: sum('offsetFen'), netFen: sum('netFen') },
    totals: [...totals.values()],
    rows,
  };
};
