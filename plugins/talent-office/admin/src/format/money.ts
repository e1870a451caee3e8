import type { Language } from '../../../shared/error-codes';

/** Amounts are attributes named so, in fen. */
export const isMoney = (attribute: string): boolean => attribute.endsWith('Fen');

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** An integer number of fen in yuan: `12,000`, `0.05`. Decimals only where there are any. */
export const amountOf = (fen: number | string): string => {
  const digits = String(fen).replace('-', '').padStart(3, '0');
  const cents = digits.slice(-2);
  const sign = String(fen).startsWith('-') ? '-' : '';
  return `${sign}${grouped(digits.slice(0, -2))}${cents === '00' ? '' : `.${cents}`}`;
};

/** The same with its unit: `12,000 元`. */
export const yuan = (fen: number | string, language: Language): string =>
  `${amountOf(fen)} ${language === 'zh' ? '元' : 'yuan'}`;

/**
 * Fen of an amount that somebody typed in yuan, in the wide digits of a Chinese keyboard too; `null`
 * where it is none. Digits are moved, not multiplied: 0.29 × 100 is not 29 to JavaScript.
 */
export const fenTyped = (text: string): string | null => {
  const plain = text.normalize('NFKC').replaceAll(/[,\s]/g, '');
  const match = /^(\d{1,12})(?:\.(\d{0,2}))?$/.exec(plain);
  if (!match) return null;
  const [, whole = '', cents = ''] = match;
  return `${whole}${cents.padEnd(2, '0')}`.replace(/^0+(?=\d)/, '');
};
