import type { Core, UID } from '@strapi/strapi';

import type {
  PaymentBatchBody,
  PaymentBatchDetail,
  PaymentLineBody,
  PaymentReason,
} from '../../../../shared/contracts/payment-batches';
import { fen, reading, tables } from '../../platform';

import { shortDigest } from './columns';
import { batchOf } from './export';
import { relatedBatches } from './follow-ups';
import { onList, paymentBatches, payments } from './types';

interface Named {
  readonly documentId: string;
  readonly title: string | null;
}

interface BatchRow {
  readonly id: number;
  readonly documentId: string;
  readonly title: string;
  readonly state: string;
  readonly payeeKind: string;
  readonly plannedOn: string | null;
  readonly refusedReason: string | null;
  readonly digest: string | null;
  readonly fundYear: { readonly year: number } | null;
}

type Amount = string | number | null;

interface LineRow extends Omit<
  PaymentLineBody,
  'number' | 'grossFen' | 'taxFen' | 'netFen' | 'reasons' | 'disbursement' | 'application' | 'line'
> {
  readonly lineNumber: number | null;
  readonly amountFen: Amount;
  readonly taxFen: Amount;
  readonly netFen: Amount;
  readonly reasons: readonly PaymentReason[] | null;
  readonly disbursement: Named | null;
  readonly application: Named | null;
  readonly line: Named | null;
}

const named = (one: Named | null) =>
  one && { documentId: one.documentId, title: one.title ?? one.documentId };

const lineBody = (row: LineRow): PaymentLineBody => ({
  documentId: row.documentId,
  number: Number(row.lineNumber),
  state: row.state,
  disbursement: named(row.disbursement),
  application: named(row.application),
  line: named(row.line),
  payeeName: row.payeeName,
  bankName: row.bankName,
  bankBranch: row.bankBranch,
  bankAccount: row.bankAccount,
  applicationNumber: row.applicationNumber,
  grossFen: fen(row.amountFen ?? 0),
  taxFen: fen(row.taxFen ?? 0),
  offsetFen: fen(row.offsetFen ?? 0),
  netFen: fen(row.netFen ?? row.amountFen ?? 0),
  reasons: row.reasons ?? [],
  indicatorNumber: row.indicatorNumber,
  subject: row.subject,
  voucherNumber: row.voucherNumber,
  paidOn: row.paidOn,
  failureReason: row.failureReason,
});

const query = (strapi: Core.Strapi, type: string) => strapi.db.query(type as UID.ContentType);

/** Masked by the privacy room, which reads every row before anybody does. */
const rowsOf = async (strapi: Core.Strapi, batches: readonly number[]) =>
  (await query(strapi, payments).findMany({
    where: { batch: { id: { $in: batches } }, state: { $in: [...onList] } },
    populate: { batch: true, disbursement: true, application: true, line: true } as never,
    orderBy: [{ lineNumber: 'asc' }, { id: 'asc' }],
  })) as unknown as (LineRow & { readonly batch: { readonly id: number } })[];

const totalOf = (
  lines: readonly PaymentLineBody[],
  name: 'grossFen' | 'taxFen' | 'offsetFen' | 'netFen',
) => lines.reduce((sum, line) => sum + line[name], 0);

const batchBody = (row: BatchRow, lines: readonly PaymentLineBody[]): PaymentBatchBody => ({
  documentId: row.documentId,
  title: row.title,
  state: row.state,
  year: row.fundYear?.year ?? null,
  payeeKind: row.payeeKind,
  plannedOn: row.plannedOn,
  refusedReason: row.refusedReason,
  lineCount: lines.length,
  grossFen: totalOf(lines, 'grossFen'),
  taxFen: totalOf(lines, 'taxFen'),
  offsetFen: totalOf(lines, 'offsetFen'),
  netFen: totalOf(lines, 'netFen'),
});

export const batchList = async (
  strapi: Core.Strapi,
  { state, limit, offset }: { state?: string | undefined; limit: number; offset: number },
): Promise<PaymentBatchBody[]> => {
  const batches = (await query(strapi, paymentBatches).findMany({
    where: state ? { state } : {},
    populate: { fundYear: true } as never,
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    ...{ limit, offset },
  })) as unknown as BatchRow[];
  const rows = await rowsOf(
    strapi,
    batches.map(({ id }) => id),
  );
  return batches.map((one) =>
    batchBody(one, rows.filter(({ batch }) => batch.id === one.id).map(lineBody)),
  );
};

/** @throws Refusal NOT_FOUND */
export const batchDetail = async (
  strapi: Core.Strapi,
  documentId: string,
): Promise<PaymentBatchDetail> => {
  await batchOf(strapi, documentId);
  const row = (await query(strapi, paymentBatches).findOne({
    where: { documentId },
    populate: { fundYear: true } as never,
  })) as unknown as BatchRow;
  const lines = (await rowsOf(strapi, [row.id])).map(lineBody);
  const titles = [...new Set(lines.map(({ line }) => line?.title ?? ''))];
  const files = await reading(strapi, async (knex) => ({
    exports: (await knex(tables.paymentExports)
      .where({ batch: documentId })
      .orderBy('id')
      .select('sha256', { at: 'exported_at' })) as { sha256: string; at: string }[],
    answers: (await knex(tables.paymentAnswers)
      .where({ batch: documentId })
      .orderBy('id')
      .select('sha256', 'name', 'lines', { at: 'recorded_at' })) as {
      sha256: string;
      name: string;
      lines: number;
      at: string;
    }[],
  }));
  return {
    ...batchBody(row, lines),
    ...files,
    ...(await relatedBatches(strapi, row)),
    digest: row.digest && shortDigest(row.digest),
    lines,
    totals: titles.map((line) => {
      const those = lines.filter((one) => (one.line?.title ?? '') === line);
      const [grossFen, netFen] = [totalOf(those, 'grossFen'), totalOf(those, 'netFen')];
      return { line, count: those.length, grossFen, netFen };
    }),
  };
};
