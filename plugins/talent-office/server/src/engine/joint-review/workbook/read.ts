import { refuseActive } from './active';
import { readParts } from './book';
import { partsOf } from './bounds';
import { firstRow, head, headValue, letterOf, type ColumnKey } from './columns';
import { cellsOf, stringsOf, type ReadCell } from './sheet';

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

const none: ReadCell = { text: '', foreign: false };

const isEmpty = ({ cells }: SheetRow): boolean =>
  Object.values(cells).every(({ text, foreign }) => text === '' && !foreign);

/**
 * The cells of a workbook's first sheet by where they stand (`C7`).
 * @throws Refusal LIST_FILE_KIND, LIST_FILE_TOO_LARGE, LIST_FILE_ACTIVE, LIST_SHEET_TOO_LARGE
 */
export const readCells = async (content: Buffer): Promise<ReadonlyMap<string, ReadCell>> => {
  const parts = partsOf(content);
  await refuseActive(parts);
  const { sheet, strings } = await readParts(parts);
  return cellsOf(sheet, await stringsOf(strings));
};

/**
 * Reads what a department filled in: only the cells of its first sheet, by a reader of our own. A library
 * follows whatever a workbook declares, and a few bytes declare a billion cells.
 * @throws Refusal LIST_FILE_KIND, LIST_FILE_TOO_LARGE, LIST_FILE_ACTIVE, LIST_SHEET_TOO_LARGE
 */
export const readWorkbook = async (content: Buffer): Promise<ReadWorkbook> => {
  const cells = await readCells(content);
  const at = (place: string): ReadCell => cells.get(place) ?? none;
  const numbers = new Set([...cells.keys()].map((place) => Number(place.replace(/^[A-Z]+/, ''))));
  const rows: SheetRow[] = [];
  for (const row of [...numbers].filter((each) => each >= firstRow).toSorted((a, b) => a - b)) {
    const read = Object.fromEntries(
      asked.map((key) => [key, at(`${letterOf(key)}${row}`)]),
    ) as SheetRow['cells'];
    const one = { row, cells: read };
    if (!isEmpty(one)) rows.push(one);
  }
  return {
    list: at(`${headValue}${head.list}`).text.toLowerCase(),
    digest: at(`${headValue}${head.digest}`).text.replace(/[-\s]/g, '').toUpperCase(),
    rows,
  };
};
