import { useCallback } from 'react';
import { useIntl } from 'react-intl';

import { lookUpWord, withoutUnit, type WordKind } from '../../../shared/labels';

import { actionId, wordId } from './messages';

/** The id under which the Content Manager looks up the label of an attribute of a content type. */
export const attributeId = (type: string, attribute: string): string =>
  `content-manager.content-types.${type}.${attribute}`;

/**
 * Tells a name of the code base (an attribute of `type`, an action, a state, a value) as the reader
 * knows it; a name that nobody labelled stays as it is.
 */
export const useWord = (type = '') => {
  const { formatMessage, messages } = useIntl();
  return useCallback(
    (name: string, kind: WordKind = 'attribute'): string => {
      const ids: Readonly<Record<WordKind, string>> = {
        attribute: attributeId(type, name),
        action: actionId(name),
        word: wordId(name),
        value: name,
      };
      const known = lookUpWord(kind, (each) =>
        messages[ids[each]] === undefined ? undefined : ids[each],
      );
      return known === undefined ? name : formatMessage({ id: known, defaultMessage: name });
    },
    [formatMessage, messages, type],
  );
};

/** Labels of a type's attributes, as its edit view shows them, without the unit of its fields. */
export const useAttributeLabel = () => {
  const { formatMessage } = useIntl();
  return useCallback(
    (type: string, name: string): string =>
      withoutUnit(formatMessage({ id: attributeId(type, name), defaultMessage: name })),
    [formatMessage],
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
