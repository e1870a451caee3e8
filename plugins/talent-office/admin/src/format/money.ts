import type { Language } from '../../../shared/error-codes';

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** An integer number of fen as yuan: `12,000 元`, `0.05 元`. Decimals only where there are any. */
export const yuan = (fen: number | string, language: Language): string => {
  const digits = String(fen).replace('-', '').padStart(3, '0');
  const cents = digits.slice(-2);
  const sign = String(fen).startsWith('-') ? '-' : '';
  const amount = `${sign}${grouped(digits.slice(0, -2))}${cents === '00' ? '' : `.${cents}`}`;
  return language === 'zh' ? `${amount} 元` : `${amount} yuan`;
};

/** Fen of an amount that somebody typed in yuan; `null` where it is none. */
export const fenTyped = (text: string): string | null => {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.replaceAll(/[,\s]/g, ''));
  if (!match) return null;
  const [, whole = '', cents = ''] = match;
  return String(Number(`${whole}${cents.padEnd(2, '0')}`));
};
