import { factCodes } from './facts';
import { ledgerCodes } from './ledger';
import { numberCodes } from './numbers';
import { procedureCodes } from './procedure';
import { requestCodes } from './requests';

/**
 * Every refusal the product can give: its HTTP status on our own routes and its message in both
 * languages. `{name}` is filled from the refusal's facts.
 */
export const errorCodes = {
  ...requestCodes,
  ...factCodes,
  ...numberCodes,
  ...ledgerCodes,
  ...procedureCodes,
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** One text in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Bilingual;

const isBilingual = (fact: unknown): fact is Bilingual =>
  typeof fact === 'object' && fact !== null && 'zh' in fact && 'en' in fact;

/**
 * A text in one language with its facts filled in: a bilingual fact in the same language; a fact that
 * is missing stays visible as `{name}`.
 */
export const fillIn = (
  text: Bilingual,
  language: Language,
  facts: Readonly<Record<string, unknown>>,
): string =>
  text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name];
    if (fact === undefined) return whole;
    return String(isBilingual(fact) ? fact[language] : fact);
  });

/** The message of a code in one language, with its facts filled in. */
export const errorMessage = (
  code: ErrorCode,
  language: Language,
  facts: Readonly<Record<string, unknown>> = {},
): string => fillIn(errorCodes[code], language, facts);
