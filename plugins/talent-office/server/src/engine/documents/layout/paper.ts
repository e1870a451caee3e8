import { fen } from '../../../platform';

import { inCapitals } from '../capitals';

/** A column of a table: its width as a share of the line, and where its cells stand. */
export interface Column {
  readonly title: string;
  readonly share: number;
  readonly align?: 'left' | 'center' | 'right';
}

export type Block =
  | { readonly kind: 'salutation' | 'paragraph' | 'heading'; readonly text: string }
  /** What it is called, and what it says. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    };

/** A paper in words, as every format renders it. Official papers are Chinese. */
export interface Paper {
  /** 发文机关标志 and 文号 stand above the title of what leaves the house as a letter. */
  readonly masthead: string | null;
  readonly number: string | null;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Unit and day at the end, on the right. */
  readonly ending: readonly string[];
  /** A sheet across, with a title of its own, such as the rows of a payment. */
  readonly annex?: { readonly title: string; readonly blocks: readonly Block[] };
}

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const heading = (text: string): Block => ({ kind: 'heading', text });
export const salutation = (text: string): Block => ({ kind: 'salutation', text });

/** Only those that say something. */
export const facts = (rows: readonly (readonly [string, string | null])[]): Block => ({
  kind: 'facts',
  rows: rows.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const])),
});

/** `2026年10月8日` of a calendar date. */
export const dayText = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

/** `1,409.50` of whole fen. */
export const figure = (amount: number): string => {
  const whole = fen(amount);
  const sign = whole < 0 ? '-' : '';
  const yuan = Math.floor(Math.abs(whole) / 100).toLocaleString('en-US');
  return `${sign}${yuan}.${String(Math.abs(whole) % 100).padStart(2, '0')}`;
};

/** In figures and in capitals, which nobody changes with a pen. */
export const amountTold = (amount: number): string =>
  `人民币${figure(amount)}元（大写：${inCapitals(fen(amount))}）`;
