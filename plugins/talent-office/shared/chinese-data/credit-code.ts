import { compact } from './normalise';
import { wrong, type Checked } from './result';

/** Letters that are taken for digits (I, O, Z, S, V) are left out of the alphabet. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const form = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** The 18th character that belongs to the first 17: weights 3^i mod 31. */
export const creditCheckCharacter = (code: string): string => {
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
};

export type CreditCodeProblem = 'form' | 'check-character';

/** 统一社会信用代码, GB 32100-2015: the number of a legal person or other organisation. */
export const checkCreditCode = (
  text: string,
): Checked<{ readonly value: string }, CreditCodeProblem> => {
  const value = compact(text);
  if (!form.test(value)) return wrong('form');
  return creditCheckCharacter(value) === value.charAt(17)
    ? { ok: true, value }
    : wrong('check-character');
};
