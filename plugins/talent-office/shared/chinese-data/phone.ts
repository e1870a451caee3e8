import { compact } from './normalise';
import { wrong, type Checked } from './result';

/** A mainland mobile number: eleven digits, the country code +86 dropped. */
export const checkMobilePhone = (text: string): Checked<{ readonly value: string }, 'form'> => {
  const value = compact(text).replace(/^(\+|00)86/, '');
  return /^1[3-9]\d{9}$/.test(value) ? { ok: true, value } : wrong('form');
};

/**
 * A number by which a person can be called: a mobile one, or a landline with its area code (0451…)
 * and perhaps an extension.
 */
export const checkPhone = (text: string): Checked<{ readonly value: string }, 'form'> => {
  const mobile = checkMobilePhone(text);
  if (mobile.ok) return mobile;
  const value = compact(text).replace(/[()]/g, '');
  return /^0[1-9]\d{8,10}(转\d{1,6})?$/.test(value) ? { ok: true, value } : mobile;
};
