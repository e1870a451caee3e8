import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { isWorkbook, readCells, type ReadCell } from '../../engine/joint-review';
import { refuse, type Upload } from '../../platform';

import { columns, type ColumnKey } from './columns';
import { mostRows, rowsOfCsv, textOf } from './csv';

/** A CSV file of the longest list is a tenth of it. */
export const maxAnswerBytes = 2 * 1024 * 1024;

/** What an answer is read by; the rest of the list may be there or not. */
const asked = [
  ...(['number', 'batch', 'indicatorNumber', 'subject', 'result'] as const),
  ...(['voucherNumber', 'paidOn', 'reason'] as const),
] satisfies ColumnKey[];

export type AskedKey = (typeof asked)[number];

export interface AnswerRow {
  /** As its sender counts them: the head is 1. */
  readonly row: number;
  readonly cells: Readonly<Record<AskedKey, ReadCell>>;
}

export interface AnswerFile {
  readonly sha256: string;
  readonly rows: readonly AnswerRow[];
}

const none: ReadCell = { text: '', foreign: false };

const indexOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** @throws Refusal LIST_FILE_…, ANSWER_FILE_TOO_LONG */
const gridOfWorkbook = async (content: Buffer): Promise<ReadCell[][]> => {
  const grid: ReadCell[][] = [];
  for (const [place, cell] of await readCells(content)) {
    const [, letters = '', number = ''] = /^([A-Z]+)(\d+)$/.exec(place) ?? [];
    const row = Number(number);
    if (row > mostRows) {
      if (cell.text === '' && !cell.foreign) continue;
      throw refuse('ANSWER_FILE_TOO_LONG', { most: mostRows }, 'files');
    }
    (grid[row - 1] ??= [])[indexOf(letters)] = cell;
  }
  return Array.from(grid, (row) => Array.from(row ?? [], (cell) => cell ?? none));
};

const gridOfCsv = (content: Buffer): ReadCell[][] =>
  rowsOfCsv(textOf(content)).map((row) => row.map((text) => ({ text, foreign: false })));

const columnsIn = (head: readonly ReadCell[]): ReadonlyMap<AskedKey, number> => {
  const found = new Map<AskedKey, number>();
  for (const key of asked) {
    const { title } = columns.find((column) => column.key === key) ?? { title: null };
    const at = head.findIndex(({ text }) => text === title?.zh || text === title?.en);
    if (at < 0) throw refuse('ANSWER_COLUMN_MISSING', { column: title }, 'files');
    found.set(key, at);
  }
  return found;
};

/** What finance sent: `'=1+1` was text in what it was sent. */
const unprefixed = ({ text, foreign }: ReadCell): ReadCell => ({
  text: text.replace(/^'(?=[=+\-@])/, ''),
  foreign,
});

/**
 * Reads the answer of finance, whatever its sender called it. Rows that say nothing of their payment are
 * left out: finance answers in as many files as it likes.
 * @throws Refusal ANSWER_FILE_…, ANSWER_COLUMN_MISSING, LIST_FILE_…, LIST_SHEET_TOO_LARGE
 */
export const readAnswer = async ({ path, size }: Upload): Promise<AnswerFile> => {
  if (size > maxAnswerBytes) throw refuse('LIST_FILE_TOO_LARGE', {}, 'files');
  const content = await readFile(path);
  const grid = (await isWorkbook(path)) ? await gridOfWorkbook(content) : gridOfCsv(content);
  const places = columnsIn(grid[0] ?? []);
  const rows = grid.slice(1).map((row, index) => ({
    row: index + 2,
    cells: Object.fromEntries(
      asked.map((key) => [key, unprefixed(row[places.get(key) ?? -1] ?? none)]),
    ) as AnswerRow['cells'],
  }));
  const says = (key: AskedKey, { cells }: AnswerRow) =>
    cells[key].text !== '' || cells[key].foreign;
  const filled: AskedKey[] = [
    'indicatorNumber',
    'subject',
    'result',
    'voucherNumber',
    'paidOn',
    'reason',
  ];
  return {
    sha256: createHash('sha256').update(content).digest('hex'),
    rows: rows.filter((row) => filled.some((key) => says(key, row))),
  };
};
