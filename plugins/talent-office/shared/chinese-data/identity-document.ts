import {
  birthDateIn,
  citizenCheckCharacter,
  citizenNumberForm,
  sexIn,
  type Sex,
} from './citizen-number';
import { compact } from './normalise';
import { wrong, type Checked } from './result';

/** The documents by which the office knows a person. */
export const identityDocumentKinds = [
  'resident-identity-card', // 居民身份证
  'hmt-residence-permit', // 港澳台居民居住证
  'foreign-permanent-residence-card', // 外国人永久居留身份证
  'passport', // 护照
] as const;

export type IdentityDocumentKind = (typeof identityDocumentKinds)[number];

export interface IdentityDocument {
  readonly kind: IdentityDocumentKind;
  /** Normalised: no spaces, upper case. */
  readonly value: string;
  /** `YYYY-MM-DD`; `null` where the number does not say it. */
  readonly birthDate: string | null;
  readonly sex: Sex | null;
}

export const identityProblems = [
  /** No document has such a number. */
  'form',
  /** The 15 digits of before 1999, invalid since 2013. */
  'fifteen-digits',
  /** The birth date is no day of the calendar. */
  'date',
  /** The birth date lies after today. */
  'future',
  'check-character',
] as const;

export type IdentityProblem = (typeof identityProblems)[number];

/** 外国人永久居留身份证 issued before December 2023: nationality in three letters, twelve digits. */
const olderForeignersCard = /^[A-Z]{3}\d{12}$/;

/** ICAO Doc 9303: at most nine letters and digits. At least one digit, or every short word is one. */
const passport = /^(?=.*\d)[A-Z\d]{5,9}$/;

const kindOfCitizenNumber = (value: string): IdentityDocumentKind => {
  if (value.startsWith('9')) return 'foreign-permanent-residence-card';
  return /^8[123]/.test(value) ? 'hmt-residence-permit' : 'resident-identity-card';
};

const checkCitizenNumber = (
  value: string,
  today: string,
): Checked<IdentityDocument, IdentityProblem> => {
  const birthDate = birthDateIn(value);
  if (!birthDate) return wrong('date');
  if (birthDate > today) return wrong('future');
  if (citizenCheckCharacter(value) !== value.charAt(17)) return wrong('check-character');
  return { ok: true, kind: kindOfCitizenNumber(value), value, birthDate, sex: sexIn(value) };
};

/**
 * Checks the number of an identity document and says which one it is. The area code is not judged:
 * a card keeps the code of the place and time of its first issue (230121 for Hulan before 2004).
 * Of the older foreigners' card and of passports only the form is known.
 *
 * @param today `YYYY-MM-DD` in Asia/Shanghai; nobody is born after it.
 */
export const checkIdentityDocument = (
  text: string,
  today: string,
): Checked<IdentityDocument, IdentityProblem> => {
  const value = compact(text);
  if (citizenNumberForm.test(value)) return checkCitizenNumber(value, today);
  if (/^\d{15}$/.test(value)) return wrong('fifteen-digits');
  const formOnly = { ok: true, value, birthDate: null, sex: null } as const;
  if (olderForeignersCard.test(value))
    return { ...formOnly, kind: 'foreign-permanent-residence-card' };
  if (passport.test(value)) return { ...formOnly, kind: 'passport' };
  return wrong('form');
};
