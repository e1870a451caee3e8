import type { Language } from '../../../shared/error-codes';
import { actionLabels, wordLabels } from '../../../shared/labels';

import { texts, type TextKey, type Texts } from './texts';

/** The id of one of our own texts among the panel's messages. */
export const textId = (key: TextKey): string => `talent-office.${key}`;

/** A site labels the actions of its own types under this id in its translations. */
export const actionId = (action: string): string => `talent-office.action.${action}`;

export const wordId = (word: string): string => `talent-office.word.${word}`;

const messagesOf = (of: Texts, idOf: (key: string) => string, language: Language) =>
  Object.entries(of).map(([key, text]) => [idOf(key), text[language]]);

export const textMessages = (language: Language): Record<string, string> =>
  Object.fromEntries([
    ...messagesOf(texts, (key) => `talent-office.${key}`, language),
    ...messagesOf(actionLabels, actionId, language),
    ...messagesOf(wordLabels, wordId, language),
  ]);
