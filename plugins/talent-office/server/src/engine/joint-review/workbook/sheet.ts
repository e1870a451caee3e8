import { refuse } from '../../../platform';

import { walk, wrongKind } from './walk';

/** A cell that is read: its text, or that it is none. */
export interface ReadCell {
  readonly text: string;
  /** Is it a formula, a number, a date, a link: anything but text? */
  readonly foreign: boolean;
}

/** Cells of a sheet; a full list has some 1,400. */
const maxCells = 20_000;
const maxRows = 1000;
const maxColumns = 100;
/** Characters of one cell: twice as long as a remark may be, which is refused for its length. */
const maxText = 4000;

const tooLarge = () => refuse('LIST_SHEET_TOO_LARGE', {}, 'files');

const tidy = (text: string): string =>
  text
    .replace(/_x([0-9A-F]{4})_/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Surrogate}]/gu, ' ')
    .trim();

/** Collects what is written between its tags, but for how a word is to be read aloud (拼音). */
const createWords = () => {
  let said = '';
  let isText = false;
  let isReading = false;
  return {
    open: (name: string): void => {
      if (name === 'rPh') isReading = true;
      if (name === 't') isText = true;
    },
    text: (more: string): void => {
      if (isText && !isReading && said.length < maxText) said += more.slice(0, maxText);
    },
    close: (name: string): void => {
      if (name === 'rPh') isReading = false;
      if (name === 't') isText = false;
    },
    taken: (): string => {
      const text = said.slice(0, maxText);
      said = '';
      return text;
    },
  };
};

/** The texts that cells refer to by their number. */
export const stringsOf = async (part: Buffer | undefined): Promise<readonly string[]> => {
  const strings: string[] = [];
  const words = createWords();
  if (!part) return strings;
  await walk(part, {
    ...words,
    close: (name) => {
      words.close(name);
      if (name === 'si') strings.push(words.taken());
    },
  });
  return strings;
};

interface OpenCell {
  readonly at: string;
  readonly type: string;
  readonly inline: ReturnType<typeof createWords>;
  value: string;
  hasFormula: boolean;
}

const textTypes = ['s', 'str', 'inlineStr'];

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const columnLetters = (column: number): string =>
  column > 26
    ? columnLetters(Math.floor((column - 1) / 26)) + columnLetters(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column);

/** The cells of a sheet by where they stand (`C7`), each row after the one before where it does not say. */
export const cellsOf = async (
  part: Buffer,
  strings: readonly string[],
): Promise<ReadonlyMap<string, ReadCell>> => {
  const cells = new Map<string, ReadCell>();
  let [count, rows, row, column] = [0, 0, 0, 0];
  let cell: OpenCell | null = null;
  let isValue = false;

  const placeOf = (said: string | undefined): string => {
    const letters = said === undefined ? null : /^([A-Z]{1,3})\d{1,7}$/.exec(said)?.[1];
    if (letters === undefined) throw wrongKind();
    column = letters === null ? column + 1 : columnNumber(letters);
    if (column > maxColumns) throw tooLarge();
    return `${columnLetters(column)}${row}`;
  };

  const readCell = ({ type, inline, value, hasFormula }: OpenCell): ReadCell => {
    if (hasFormula) return { text: '', foreign: true };
    if (type === 'inlineStr') return { text: tidy(inline.taken()), foreign: false };
    if (value === '') return { text: '', foreign: false };
    if (!textTypes.includes(type)) return { text: '', foreign: true };
    const text = type === 'str' ? value : strings[/^\d{1,7}$/.test(value) ? Number(value) : -1];
    if (text === undefined) throw wrongKind();
    return { text: tidy(text), foreign: false };
  };

  await walk(part, {
    open: (name, { r, t = 'n' }) => {
      if (name === 'row') {
        if (r !== undefined && !/^\d{1,7}$/.test(r)) throw wrongKind();
        row = r === undefined ? row + 1 : Number(r);
        column = 0;
        rows += 1;
        if (rows > maxRows) throw tooLarge();
      } else if (name === 'c') {
        count += 1;
        if (count > maxCells) throw tooLarge();
        cell = { at: placeOf(r), type: t, inline: createWords(), value: '', hasFormula: false };
      } else if (cell) {
        if (name === 'f') cell.hasFormula = true;
        if (name === 'v') isValue = true;
        cell.inline.open(name);
      }
    },
    text: (said) => {
      cell?.inline.text(said);
      if (cell && isValue) cell.value = (cell.value + said.slice(0, maxText)).slice(0, maxText);
    },
    close: (name) => {
      if (name === 'v') isValue = false;
      cell?.inline.close(name);
      if (name !== 'c' || !cell) return;
      cells.set(cell.at, readCell(cell));
      cell = null;
    },
  });
  return cells;
};
