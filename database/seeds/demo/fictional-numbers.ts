/**
 * Numbers that pass every check and belong to nobody: sequences and codes are given by the seed.
 * The arithmetic is written out here a second time on purpose: it is the other witness for the checks
 * in the plugin's `shared/chinese-data`.
 */

/** ISO 7064 MOD 11-2: the whole number, read as powers of two from the right, leaves 1 modulo 11. */
const citizenCheck = (digits: string): string => {
  let remainder = 0;
  for (const digit of digits) remainder = ((remainder + Number(digit)) * 2) % 11;
  const check = (12 - remainder) % 11;
  return check === 10 ? 'X' : String(check);
};

/**
 * A number by GB 11643.
 * @param area six digits, e.g. `230111`; `810000` for a residence permit of a Hong Kong resident.
 * @param birthDate `YYYY-MM-DD`; not checked, so that tests can ask for 30 February.
 * @param sequence 0–999; odd for men.
 */
export const fictionalIdentityNumber = (
  area: string,
  birthDate: string,
  sequence: number,
): string => {
  const digits = `${area}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return digits + citizenCheck(digits);
};

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A unified social credit code by GB 32100 of an enterprise (91). @param organisation 0–999999999 */
export const fictionalCreditCode = (area: string, organisation: number): string => {
  const body = `91${area}${String(organisation).padStart(9, '0')}`;
  const sum = [...body].reduce(
    (total, character, index) =>
      total + creditAlphabet.indexOf(character) * Number(3n ** BigInt(index) % 31n),
    0,
  );
  return body + creditAlphabet.charAt((31 - (sum % 31)) % 31);
};

/** A mobile number. It may be somebody's: nothing is ever sent to it. @param subscriber 0–99999999 */
export const fictionalMobilePhone = (subscriber: number): string =>
  `199${String(subscriber).padStart(8, '0')}`;
