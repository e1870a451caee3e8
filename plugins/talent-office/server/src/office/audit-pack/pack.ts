import { Readable } from 'node:stream';

import type { Core } from '@strapi/strapi';
import JSZip from 'jszip';

import { valueLabels } from '../../../../shared/labels';
import type { Table } from '../../../../shared/contracts/tables';
import { writeXlsx } from '../../engine/exchange';
import { getService, type Actor } from '../../platform';

import type { PackRow } from './rows';

const text = (label: string) => ({ label, kind: 'text' }) as const;
const yuan = (label: string) => ({ label, kind: 'fen' }) as const;
const count = (label: string) => ({ label, kind: 'number' }) as const;

const stateTold = (state: string): string =>
  (valueLabels as Readonly<Record<string, { readonly zh: string }>>)[state]?.zh ?? state;

/** The list of a year: what leaves the house for an auditor is Chinese, as a case file is. */
export const listOf = (year: number, rows: readonly PackRow[], takenOn: string): Table => ({
  title: `${year}年人才专项资金审计资料目录`,
  notes: [
    `截至${takenOn}，共 ${rows.length} 个拨付项，有缺漏 ${rows.filter(({ gaps }) => gaps.length > 0).length} 个`,
  ],
  columns: [
    ...[count('序号'), text('受理编号'), text('申请'), text('申请人'), text('待遇')],
    ...[text('资金项目'), yuan('核定金额（元）'), text('核定日期'), count('审批意见数')],
    ...[text('公示起止'), text('核定通知文号'), yuan('拨付项金额（元）'), text('应拨日期')],
    ...[text('状态'), text('拨付批次'), text('拨款函文号'), text('凭证号'), text('拨付日期')],
    text('缺漏'),
  ],
  rows: rows.map((row, index) => [
    ...[index + 1, row.acceptanceNumber, row.title, row.applicant, row.benefit],
    ...[row.line, row.awardedFen, row.awardedOn, row.decisions],
    ...[row.notice, row.awardLetter, row.amountFen, row.dueOn],
    ...[stateTold(row.state), row.batch, row.paymentLetter, row.voucherNumber, row.paidOn],
    row.gaps.join('；'),
  ]),
});

/** A case's book, made when its turn in the archive comes: no two of them lie in memory. */
const bookOf = (strapi: Core.Strapi, actor: Actor, caseId: string): Readable =>
  Readable.from(
    (async function* () {
      const caseFiles = getService(strapi, 'caseFiles');
      yield await caseFiles.pdf(await caseFiles.gather(actor, caseId));
    })(),
    { objectMode: false },
  );

/** The list, and beside it the file of each case once, numbered as it first stands in the list. */
export const archiveOf = async (
  strapi: Core.Strapi,
  actor: Actor,
  list: Table,
  rows: readonly PackRow[],
): Promise<Readable> => {
  const zip = new JSZip();
  zip.file('000 审计资料目录.xlsx', await writeXlsx(list));
  const seen = new Set<string>();
  for (const [index, { caseId, acceptanceNumber }] of rows.entries()) {
    if (caseId === null || seen.has(caseId)) continue;
    seen.add(caseId);
    const number = String(index + 1).padStart(3, '0');
    const told = (acceptanceNumber ?? caseId.slice(0, 8)).replace(/[<>:"/\\|?*]/g, '');
    zip.file(`案卷/${number} ${told}.pdf`, bookOf(strapi, actor, caseId));
  }
  const stream = zip.generateNodeStream({ streamFiles: true, compression: 'STORE' });
  return new Readable().wrap(stream);
};
