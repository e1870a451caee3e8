import { useCallback } from 'react';
import { useIntl } from 'react-intl';

import { actionId, wordId } from './messages';

/** The id under which the Content Manager looks up the label of an attribute of a content type. */
const attributeId = (type: string, attribute: string): string =>
  `content-manager.content-types.${type}.${attribute}`;

/**
 * Tells a name of the code base (an attribute of `type`, an action, a state, a value) as the reader
 * knows it; a name that nobody labelled stays as it is.
 */
export const useWord = (type?: string) => {
  const { formatMessage, messages } = useIntl();
  return useCallback(
    (name: string): string => {
      const ids = [...(type ? [attributeId(type, name)] : []), actionId(name), wordId(name), name];
      const known = ids.find((id) => messages[id] !== undefined);
      return known === undefined ? name : formatMessage({ id: known, defaultMessage: name });
    },
    [formatMessage, messages, type],
  );
};

/** Labels of a type's attributes, as its edit view shows them. */
export const useAttributeLabel = (type: string) => {
  const { formatMessage } = useIntl();
  return useCallback(
    (name: string): string => formatMessage({ id: attributeId(type, name), defaultMessage: name }),
    [formatMessage, type],
  );
};

/** What an action of a life cycle is called on its button. */
export const useActionLabel = () => {
  const { formatMessage } = useIntl();
  return useCallback(
    (name: string): string => formatMessage({ id: actionId(name), defaultMessage: name }),
    [formatMessage],
  );
};
