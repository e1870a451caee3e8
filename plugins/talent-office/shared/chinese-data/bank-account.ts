import { compact } from './normalise';
import { wrong, type Checked } from './result';

/**
 * 银行账号: digits, 8 to 30 of them. No check digit is judged: a card has Luhn's, the account of a unit
 * (对公账户) has none.
 */
export const checkBankAccount = (text: string): Checked<{ readonly value: string }, 'form'> => {
  const value = compact(text);
  return /^\d{8,30}$/.test(value) ? { ok: true, value } : wrong('form');
};
