import { labelMessages, type Language, type Messages } from './labels';

export { attributeMessageId, typeNamed } from './labels';

const languageOf = (locale: string): Language => (locale.startsWith('zh') ? 'zh' : 'en');

/**
 * Every message of the plugin for each locale that the admin offers. A language that we do not
 * speak gets English.
 */
export const translations = (
  locales: readonly string[],
): Promise<{ locale: string; data: Messages }[]> =>
  Promise.resolve(locales.map((locale) => ({ locale, data: labelMessages(languageOf(locale)) })));
