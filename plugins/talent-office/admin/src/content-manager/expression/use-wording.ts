import { useMemo } from 'react';
import { useIntl } from 'react-intl';

import { attributeId, isTextKey, useLanguage, useText, withoutUnit } from '../../translations';

import type { Wording } from './facts';

/** How facts are told to the reader: a site's own labels come before what the server knows. */
export const useWording = (): Wording => {
  const { messages } = useIntl();
  const language = useLanguage();
  const text = useText();
  return useMemo(
    () => ({
      attribute: (type, name) => {
        const label = messages[attributeId(type, name)];
        return typeof label === 'string' ? withoutUnit(label) : undefined;
      },
      of: (told) => withoutUnit(told[language]),
      dated: (name, title) => {
        const key = `expression.dated.${name}`;
        return isTextKey(key)
          ? text(key, { title })
          : text('expression.call', { title: name, args: title });
      },
      call: (title, args) => text('expression.call', { title, args: args.replaceAll('"', '') }),
    }),
    [messages, language, text],
  );
};
