import { useCallback } from 'react';
import { useIntl } from 'react-intl';

import type { Language } from '../../../shared/error-codes';

import { textId } from './messages';
import { texts, type TextKey } from './texts';

export const languageOf = (locale: string): Language => (locale.startsWith('zh') ? 'zh' : 'en');

/** The language in which our own parts speak to the reader. */
export const useLanguage = (): Language => languageOf(useIntl().locale);

/** Our own texts in the reader's language. */
export const useText = () => {
  const { formatMessage } = useIntl();
  return useCallback(
    (key: TextKey, values: Readonly<Record<string, string | number>> = {}): string =>
      formatMessage({ id: textId(key), defaultMessage: texts[key].zh }, values),
    [formatMessage],
  );
};
