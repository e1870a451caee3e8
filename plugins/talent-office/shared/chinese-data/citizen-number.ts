/**
 * 公民身份号码, GB 11643-1999: six digits of area, eight of birth date, three of sequence (odd: male),
 * one check character by ISO 7064 MOD 11-2. The residence permit of Hong Kong, Macao and Taiwan
 * residents and the foreigners' permanent residence card of 2023 are built in the same way.
 */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

export const citizenNumberForm = /^[1-9]\d{16}[\dX]$/;

/** The 18th character that belongs to the first 17 digits. */
export const citizenCheckCharacter = (digits: string): string => {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return checkCharacters.charAt(sum % 11);
};

const isRealDate = (date: string): boolean => {
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
};

/** The birth date in a number of this form as `YYYY-MM-DD`; `null` when there is no such day. */
export const birthDateIn = (number: string): string | null => {
  const date = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  return isRealDate(date) ? date : null;
};

export type Sex = 'male' | 'female';

/** The 17th digit: odd for men, even for women. */
export const sexIn = (number: string): Sex => (Number(number.charAt(16)) % 2 ? 'male' : 'female');
