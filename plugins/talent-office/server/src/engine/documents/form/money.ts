import type { Language } from '../../../../../shared/error-codes';
import { fen } from '../../../platform';

import { inCapitals } from '../capitals';

/** `1,409.50 元` */
export const yuan = (amount: number, language: Language): string => {
  const whole = fen(amount);
  const sign = whole < 0 ? '-' : '';
  const told = `${sign}${Math.floor(Math.abs(whole) / 100).toLocaleString('en-US')}.${String(
    Math.abs(whole) % 100,
  ).padStart(2, '0')}`;
  return language === 'zh' ? `${told} 元` : `${told} yuan`;
};

/** In figures and in capitals, which nobody changes with a pen; those are Chinese in any language. */
export const amountLines = (amount: number, language: Language): string[] => [
  yuan(amount, language),
  language === 'zh' ? `（大写）${inCapitals(fen(amount))}` : inCapitals(fen(amount)),
];
