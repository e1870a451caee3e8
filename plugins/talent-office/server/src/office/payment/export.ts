import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import type { Language } from '../../../../shared/error-codes';
import { labelOf } from '../../../../shared/labels';
import {
  actorKey,
  findEntries,
  getService,
  refuse,
  tables,
  transaction,
  type Actor,
  type Entry,
  type Operation,
} from '../../platform';

import { shortDigest } from './columns';
import { linesOf } from './lines';
import { writeSheet, type SheetLine } from './sheet';
import { paymentBatches, payments, type Line } from './types';

/** States from whose approval on a list leaves the house. */
export const leavesIn: readonly string[] = ['approved', 'sent', 'answered', 'closed'];

/** Fen as yuan, exact: 1234 is 12.34. */
export const yuan = (amount: unknown): string => {
  const text = String(Number(amount ?? 0)).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
};

const sheetLine = async (
  strapi: Core.Strapi,
  line: Line,
  {
    digest,
    titles,
    language,
  }: { digest: string; titles: ReadonlyMap<number, string>; language: Language },
): Promise<SheetLine> => {
  const { documentId } = line;
  const [account = ''] = await getService(strapi, 'privacy').openForDelivery(
    payments,
    documentId,
    'bank',
  );
  const use = String(line.use ?? '');
  return {
    number: String(line.lineNumber),
    batch: shortDigest(digest),
    payeeName: line.payeeName,
    bankName: String(line.bankName ?? ''),
    bankBranch: String(line.bankBranch ?? ''),
    bankAccount: account,
    gross: yuan(line.amountFen),
    tax: yuan(line.taxFen),
    offset: yuan(line.offsetFen ?? 0),
    net: yuan(line.netFen),
    line: titles.get((line.line as Entry | null)?.id ?? 0) ?? '',
    use: labelOf(use, 'value')?.[language] ?? use,
    applicationNumber: String(line.applicationNumber ?? ''),
    ...{ indicatorNumber: '', subject: '', result: '', voucherNumber: '', paidOn: '', reason: '' },
  };
};

/** @throws Refusal NOT_FOUND */
export const batchOf = async (strapi: Core.Strapi, documentId: string): Promise<Entry> => {
  const [batch] = await findEntries(strapi, paymentBatches, { documentId });
  if (!batch) throw refuse('NOT_FOUND');
  return batch;
};

export const lineTitles = async (
  strapi: Core.Strapi,
  lines: readonly Line[],
): Promise<ReadonlyMap<number, string>> => {
  const ids = lines.flatMap(({ line }) => (line as Entry | null)?.id ?? []);
  const found = await findEntries(strapi, 'plugin::talent-office.fund-line', { id: { $in: ids } });
  return new Map(found.map(({ id, title }) => [id, String(title)]));
};

/**
 * The file of an approved batch, with the accounts in full; who took it along, and its digest, are on
 * record. The same batch gives the same bytes.
 * @throws Refusal NOT_FOUND, BATCH_NOT_APPROVED, SENSITIVE_UNREADABLE; CONTENT_CHANGED of a line
 */
export const exportBatch = async (
  strapi: Core.Strapi,
  asked: {
    readonly batch: string;
    readonly language: Language;
    readonly actor: Actor;
    readonly operation: Operation;
    readonly requestId: string | null;
  },
): Promise<{ content: Buffer; name: string }> => {
  const { language, actor, operation, requestId } = asked;
  const batch = await batchOf(strapi, asked.batch);
  if (!leavesIn.includes(String(batch.state))) throw refuse('BATCH_NOT_APPROVED');
  const lines = await linesOf(strapi, batch);
  await getService(strapi, 'lifecycle').refuseTampered(paymentBatches, batch);
  await getService(strapi, 'lifecycle').refuseTamperedAmong(payments, lines);
  const digest = String(batch.digest);
  const titles = await lineTitles(strapi, lines);
  const rows: SheetLine[] = [];
  for (const line of lines) rows.push(await sheetLine(strapi, line, { digest, titles, language }));
  const content = await writeSheet(rows, language);
  const sha256 = createHash('sha256').update(content).digest('hex');
  await transaction(strapi, operation, async (tx) => {
    await tx(tables.paymentExports).insert({
      batch: batch.documentId,
      sha256,
      exported_by: actorKey(actor),
      exported_at: getService(strapi, 'clock').now().toISOString(),
    });
    await getService(strapi, 'audit').record(tx, {
      actor,
      action: 'payment-batch.export',
      target: { type: paymentBatches, documentId: batch.documentId },
      details: { sha256, lines: rows.length },
      requestId,
    });
  });
  return { content, name: `${shortDigest(digest)}.xlsx` };
};
