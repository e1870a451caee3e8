import type { Bilingual } from '../../../../../shared/error-codes';
import { readCells, type ReadCell } from '../../../engine/joint-review';
import { messagesOf, refuse, type Refusal } from '../../../platform';

/** As many people as a workbook of an employer holds. */
export const mostRows = 500;

/** A column by what it is called in the first row, in either language. */
export interface Column<Key extends string> {
  readonly key: Key;
  readonly title: Bilingual;
  readonly needed?: true;
}

/** What is wrong with a cell, or with a row where it has no column. */
export interface CellProblem {
  readonly row: number;
  /** Letter of the column. */
  readonly column: string | null;
  readonly code: string;
  readonly messages: Bilingual;
}

export interface ImportRow<Key extends string> {
  readonly row: number;
  /** What is written there; an empty cell is left out. */
  readonly texts: Readonly<Partial<Record<Key, string>>>;
}

export interface ReadSheet<Key extends string> {
  readonly rows: readonly ImportRow<Key>[];
  readonly problems: readonly CellProblem[];
  /** Letter of each column that the workbook has. */
  readonly letters: ReadonlyMap<Key, string>;
}

export const problemAt = (refusal: Refusal, row: number, column: string | null): CellProblem => ({
  ...{ row, column, code: refusal.code },
  messages: messagesOf(refusal),
});

const placeOf = (place: string): { column: string; row: number } => {
  const [, column = '', row = '0'] = /^([A-Z]+)(\d+)$/.exec(place) ?? [];
  return { column, row: Number(row) };
};

/** Column letters by their keys. @throws Refusal IMPORT_COLUMNS naming what is missing, unknown or there twice */
const lettersOf = <Key extends string>(
  cells: ReadonlyMap<string, ReadCell>,
  columns: readonly Column<Key>[],
): Map<Key, string> => {
  const letters = new Map<Key, string>();
  const wrong: string[] = [];
  for (const [place, { text }] of cells) {
    const { column, row } = placeOf(place);
    if (row !== 1 || text === '') continue;
    const found = columns.find(({ title }) => title.zh === text || title.en === text);
    if (!found || letters.has(found.key)) wrong.push(text);
    else letters.set(found.key, column);
  }
  const missing = columns.filter(({ key, needed }) => needed && !letters.has(key));
  wrong.push(...missing.map(({ title }) => title.zh));
  if (wrong.length > 0) throw refuse('IMPORT_COLUMNS', { columns: wrong.join('、') }, 'files');
  return letters;
};

/**
 * The rows of a workbook whose first row names its columns. A cell that is no text is told by its place: an
 * identity number that was typed as a number has lost its last digits.
 * @throws Refusal LIST_FILE_KIND, LIST_FILE_TOO_LARGE, LIST_FILE_ACTIVE, LIST_SHEET_TOO_LARGE,
 *   IMPORT_COLUMNS, IMPORT_ROWS
 */
export const readSheet = async <Key extends string>(
  content: Buffer,
  columns: readonly Column<Key>[],
): Promise<ReadSheet<Key>> => {
  const cells = await readCells(content);
  const letters = lettersOf(cells, columns);
  const numbers = new Set(
    [...cells]
      .filter(([, { text, foreign }]) => text !== '' || foreign)
      .map(([place]) => placeOf(place).row),
  );
  const asked = [...numbers].filter((row) => row > 1).toSorted((a, b) => a - b);
  if (asked.length === 0 || asked.length > mostRows) {
    throw refuse('IMPORT_ROWS', { most: mostRows }, 'files');
  }
  const problems: CellProblem[] = [];
  const rows = asked.map((row): ImportRow<Key> => {
    const texts: Partial<Record<Key, string>> = {};
    for (const { key, needed } of columns) {
      const column = letters.get(key);
      const cell = column === undefined ? undefined : cells.get(`${column}${row}`);
      if (cell?.foreign) problems.push(problemAt(refuse('LIST_CELL_KIND'), row, column ?? null));
      else if (cell && cell.text !== '') texts[key] = cell.text;
      else if (needed) problems.push(problemAt(refuse('IMPORT_EMPTY'), row, column ?? null));
    }
    return { row, texts };
  });
  return { rows, problems, letters };
};
