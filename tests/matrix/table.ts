import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The expected answers, to be read and changed by hand. */
const file = path.resolve(__dirname, 'matrix.md');

/** Answers by `row | column`. */
export type Cells = ReadonlyMap<string, string>;

const cellsOf = (line: string): string[] =>
  line
    .slice(1, line.lastIndexOf('|'))
    .split('|')
    .map((cell) => cell.trim());

const keyOf = (row: string, column: string): string => `${row} | ${column}`;

/** The cells of the tables below one heading of a Markdown text. @throws Error for a row that stands twice */
export const readCells = (text: string, heading: string): Cells => {
  const found = new Map<string, string>();
  let columns: readonly string[] | null = null;
  let isInside = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) isInside = line.replace(/^#+ /, '') === heading;
    if (!isInside || !line.startsWith('|')) {
      columns = null;
      continue;
    }
    const [first = '', ...rest] = cellsOf(line);
    if (columns === null) columns = rest;
    else if (!/^:?-+:?$/.test(first)) {
      for (const [index, column] of columns.entries()) {
        const key = keyOf(first, column);
        if (found.has(key)) throw new Error(`${heading}: ${key} stands twice`);
        found.set(key, rest[index] ?? '');
      }
    }
  }
  return found;
};

export const expectedCells = (heading: string): Cells =>
  readCells(readFileSync(file, 'utf8'), heading);

/**
 * What of a generated matrix is otherwise than expected: a cell that nobody has listed, one that is gone,
 * and one that is answered otherwise. Empty lists are agreement.
 */
export const differences = (expected: Cells, generated: Cells) => ({
  unlisted: [...generated].flatMap(([key, found]) =>
    expected.has(key) ? [] : [`${key} = ${found}`],
  ),
  gone: [...expected.keys()].filter((key) => !generated.has(key)),
  otherwise: [...generated].flatMap(([key, found]) => {
    const wanted = expected.get(key);
    return wanted === undefined || wanted === found ? [] : [`${key} = ${found}, not ${wanted}`];
  }),
});

export const agreement = { unlisted: [], gone: [], otherwise: [] };

/** Collects answers. @throws Error for a cell that is asked twice */
export const createCells = () => {
  const cells = new Map<string, string>();
  return {
    cells: cells as Cells,
    set: (row: string, column: string, answer: string): void => {
      const key = keyOf(row, column);
      if (cells.has(key)) throw new Error(`${key} was asked twice`);
      cells.set(key, answer);
    },
  };
};
