import type { Bilingual } from '../../../../../shared/error-codes';

/** The messages of several rules as one text, in both languages. */
export const allOf = (rules: readonly Bilingual[]): Bilingual => ({
  zh: rules.map(({ zh }) => zh).join(';'),
  en: rules.map(({ en }) => en).join('; '),
});
