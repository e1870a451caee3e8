import { Workbook, type CellValue } from 'exceljs';

import { harmless, type Cell, type ColumnKind, type Table } from './table';

const formats: Partial<Record<ColumnKind, string>> = {
  fen: '#,##0.00;[Red]-#,##0.00',
  number: '#,##0',
  permyriad: '0.00%',
};

/** Fen become yuan for the eye alone: nothing is read back from here. */
const valueOf = (cell: Cell, kind: ColumnKind): CellValue => {
  if (cell === null) return null;
  if (typeof cell === 'string') return harmless(cell);
  if (kind === 'fen') return cell / 100;
  return kind === 'permyriad' ? cell / 10_000 : cell;
};

const widthOf = ({ columns, rows }: Table, index: number): number => {
  const texts = [columns[index]?.label ?? '', ...rows.map((row) => String(row[index] ?? ''))];
  // A Chinese character is as wide as two digits.
  const widths = texts.map((text) =>
    [...text].reduce((sum, one) => sum + (one > '\u2E7F' ? 2 : 1), 0),
  );
  return Math.min(60, Math.max(10, ...widths) + 4);
};

/** A table as a workbook with one sheet, its head frozen, amounts as numbers of yuan. */
export const writeXlsx = async (table: Table): Promise<Buffer> => {
  const { title, notes, columns, rows } = table;
  const head = notes.length + 2;
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet(title.replaceAll(/[*?:\\/[\]]/g, ' ').slice(0, 31), {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
    views: [{ state: 'frozen', ySplit: head }],
  });
  sheet.addRow([harmless(title)]).font = { bold: true, size: 14 };
  for (const note of notes) sheet.addRow([harmless(note)]);
  sheet.addRow(columns.map(({ label }) => harmless(label))).font = { bold: true };
  for (const row of rows) {
    const added = sheet.addRow(columns.map(({ kind }, index) => valueOf(row[index] ?? null, kind)));
    for (const [index, { kind }] of columns.entries()) {
      const format = formats[kind];
      added.getCell(index + 1).numFmt = format ?? '@';
    }
  }
  sheet.pageSetup.printTitlesRow = `${head}:${head}`;
  for (const index of columns.keys()) sheet.getColumn(index + 1).width = widthOf(table, index);
  return Buffer.from(await workbook.xlsx.writeBuffer());
};
