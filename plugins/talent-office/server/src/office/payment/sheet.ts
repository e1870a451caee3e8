import { Workbook } from 'exceljs';

import type { Language } from '../../../../shared/error-codes';

import { columns, results, type ColumnKey } from './columns';
import { fixTimes } from './zip-times';

export type SheetLine = Readonly<Record<ColumnKey, string>>;

/** What a spreadsheet would take for a formula stays text. */
const plain = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const epoch = new Date('2026-01-01T00:00:00Z');

/**
 * The list that finance pays by, as a workbook: text in every cell, for a number loses digits and a text
 * that begins with = runs. The same lines give the same bytes.
 */
export const writeSheet = async (
  lines: readonly SheetLine[],
  language: Language,
): Promise<Buffer> => {
  const workbook = new Workbook();
  workbook.created = epoch;
  workbook.modified = epoch;
  const sheet = workbook.addWorksheet(language === 'zh' ? '拨付明细' : 'Payments', {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  sheet.columns = columns.map(({ key, width }) => ({ key, width, style: { numFmt: '@' } }));
  sheet.addRow(columns.map(({ title }) => title[language]));
  sheet.getRow(1).font = { bold: true };
  for (const line of lines) sheet.addRow(columns.map(({ key }) => plain(line[key])));
  const choices = Object.values(results).map((one) => one[language]);
  const result = columns.findIndex(({ key }) => key === 'result') + 1;
  for (let row = 2; row <= lines.length + 1; row += 1) {
    sheet.getCell(row, result).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`"${choices.join(',')}"`],
    };
  }
  return fixTimes(Buffer.from(await workbook.xlsx.writeBuffer()));
};
