import { labelMessages } from './labels';
import { textMessages } from './messages';
import { languageOf } from './use-text';

export { attributeMessageId, typeNamed, yuanMessageId } from './labels';
export { withoutUnit } from '../../../shared/labels';
export { actionId, textId } from './messages';
export { isTextKey, type TextKey } from './texts';
export { languageOf, useLanguage, useText } from './use-text';
export { attributeId, useActionLabel, useAttributeLabel, useWord } from './use-word';

/**
 * Every message of the plugin for each locale that the admin offers. A language that we do not
 * speak gets English.
 */
export const translations = (
  locales: readonly string[],
): Promise<{ locale: string; data: Record<string, string> }[]> =>
  Promise.resolve(
    locales.map((locale) => {
      const language = languageOf(locale);
      return { locale, data: { ...labelMessages(language), ...textMessages(language) } };
    }),
  );
