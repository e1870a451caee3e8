import type { Cell, ColumnKind } from '../../../../shared/contracts/tables';

export type { Cell, Column, ColumnKind, Table } from '../../../../shared/contracts/tables';

/** An integer number of fen as yuan with two decimals, by its digits alone: `-1234.05`. */
export const yuanText = (fen: number): string => {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** 1234 parts of ten thousand as `12.34%`. */
export const percentText = (permyriad: number): string => `${yuanText(permyriad)}%`;

/** A spreadsheet takes a text that begins so for a formula. */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** A cell as a text of its column's kind. */
export const cellText = (cell: Cell, kind: ColumnKind): string => {
  if (cell === null) return '';
  if (typeof cell === 'string') return harmless(cell);
  if (kind === 'fen') return yuanText(cell);
  return kind === 'permyriad' ? percentText(cell) : String(cell);
};
