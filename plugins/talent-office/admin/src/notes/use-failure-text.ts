import { useCallback } from 'react';

import { errorMessage, nameFacts } from '../../../shared/error-codes';
import { isOurs, toldInYuan, type Failure } from '../api';
import { useLanguage, useText, useWord } from '../translations';

/**
 * Why something did not succeed, in the reader's language. A refusal's facts are the names of
 * attributes, states and actions as the code base has them: they are told by their labels.
 */
export const useFailureText = (type?: string) => {
  const text = useText();
  const language = useLanguage();
  const word = useWord(type);
  return useCallback(
    (failure: Failure): string => {
      if (failure.kind !== 'refused') return text(`failure.${failure.kind}`);
      const { code, facts, messages } = failure;
      if (!isOurs(code)) return messages[language];
      const named = nameFacts(code, facts, text('list.comma'), (name, kind, elsewhere) =>
        elsewhere ? name : word(name, kind),
      );
      return toldInYuan(code, language, facts, named) ?? errorMessage(code, language, named);
    },
    [language, text, word],
  );
};
