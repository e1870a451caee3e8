import { ValueType, Workbook, type Cell, type CellRichTextValue } from 'exceljs';

import { refuse } from '../../../platform';

import { partsOf } from './bounds';
import { firstRow, head, headValue, letterOf, type ColumnKey } from './columns';
import { refuseEndless } from './sheet-bounds';

/** A cell that is read: its text, or that it is none. */
export interface ReadCell {
  readonly text: string;
  /** Is it a formula, a number, a date, a link: anything but text? */
  readonly foreign: boolean;
}

export type AskedKey = Extract<ColumnKey, 'number' | 'digest' | 'choice' | 'comment' | 'parts'>;

/** A row of a filled-in list, as it stands in the sheet. */
export interface SheetRow {
  readonly row: number;
  readonly cells: Readonly<Record<AskedKey, ReadCell>>;
}

export interface ReadWorkbook {
  readonly list: string;
  readonly digest: string;
  readonly rows: readonly SheetRow[];
}

const asked: readonly AskedKey[] = ['number', 'digest', 'choice', 'comment', 'parts'];

/** Rows of a sheet that are looked at. */
const maxRows = 1000;
const maxColumns = 100;

/** Of a sheet only its cells are taken: the library would walk through every range that the rest names. */
const ignored = [
  ...['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'autoFilter', 'mergeCells'],
  ...['rowBreaks', 'hyperlinks', 'pageMargins', 'dataValidations', 'pageSetup', 'headerFooter'],
  ...['printOptions', 'picture', 'drawing', 'sheetProtection', 'tableParts'],
  ...['conditionalFormatting', 'extLst', 'legacyDrawing'],
];

const texts: readonly ValueType[] = [
  ValueType.Null,
  ValueType.String,
  ValueType.SharedString,
  ValueType.RichText,
];

const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Surrogate}]/gu, ' ')
    .trim();

const readCell = ({ type, value }: Cell): ReadCell => {
  if (!texts.includes(type)) return { text: '', foreign: true };
  if (type !== ValueType.RichText) return { text: tidy(String(value ?? '')), foreign: false };
  const { richText } = value as CellRichTextValue;
  return { text: tidy(richText.map(({ text }) => text).join('')), foreign: false };
};

const isEmpty = ({ cells }: SheetRow): boolean =>
  Object.values(cells).every(({ text, foreign }) => text === '' && !foreign);

/**
 * Reads what a department filled in, once it is known what the library will meet.
 * @throws Refusal LIST_FILE_KIND, LIST_FILE_TOO_LARGE, LIST_FILE_ACTIVE, LIST_SHEET_TOO_LARGE
 */
export const readWorkbook = async (content: Buffer): Promise<ReadWorkbook> => {
  refuseEndless(partsOf(content));
  const workbook = new Workbook();
  try {
    const options = { maxRows, maxCols: maxColumns, ignoreNodes: ignored };
    await workbook.xlsx.load(content as never, options as never);
  } catch (error) {
    const isLimit = error instanceof Error && /^Max \w+ count/.test(error.message);
    throw refuse(isLimit ? 'LIST_SHEET_TOO_LARGE' : 'LIST_FILE_KIND', {}, 'files');
  }
  const [sheet] = workbook.worksheets;
  if (!sheet) throw refuse('LIST_FILE_KIND', {}, 'files');
  const at = (row: number): string => readCell(sheet.getCell(`${headValue}${row}`)).text;
  const rows: SheetRow[] = [];
  sheet.eachRow((_row, number) => {
    if (number < firstRow) return;
    const cells = Object.fromEntries(
      asked.map((key) => [key, readCell(sheet.getCell(`${letterOf(key)}${number}`))]),
    ) as SheetRow['cells'];
    const row = { row: number, cells };
    if (!isEmpty(row)) rows.push(row);
  });
  return {
    list: at(head.list).toLowerCase(),
    digest: at(head.digest).replace(/[-\s]/g, '').toUpperCase(),
    rows,
  };
};
