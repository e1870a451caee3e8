import { checkPhone } from './phone';
import { wrong, type Checked } from './result';

const most = 200;
/** The shortest way to reach somebody is a mailbox in a village, a short number or `a@b.c`. */
const least = 5;

export const isEmail = (text: string): boolean =>
  /^[\x21-\x3f\x41-\x7e]+@[\w-]+(\.[\w-]+)+$/.test(text);

/** What is seen of a text: neither blanks nor characters of no width. */
const visible = (text: string): number => [...text.replace(/[\s\p{C}]/gu, '')].length;

/**
 * How a person can be reached: a phone number, an e-mail address, or where he lives. What is no number is
 * taken as it is written, for nobody can tell whether an address is one.
 */
export const checkContact = (text: string): Checked<{ readonly value: string }, 'form'> => {
  const phone = checkPhone(text);
  if (phone.ok) return phone;
  const value = text.normalize('NFC').trim();
  return value.length <= most && visible(value) >= least ? { ok: true, value } : wrong('form');
};

/** Can he be answered without a letter: by phone or e-mail? */
export const isPhoneOrEmail = (text: string): boolean =>
  checkPhone(text).ok || isEmail(text.trim());
