import { useCallback } from 'react';

import { errorCodes, errorMessage, type ErrorCode } from '../../../shared/error-codes';
import type { Failure } from '../api';
import { useLanguage, useText, useWord, type WordKind } from '../translations';

const isCode = (code: string): code is ErrorCode => Object.hasOwn(errorCodes, code);

/** Names of the code base, one or a list; not a sentence or a number. */
const names = /^[A-Za-z][\w.-]*(, [A-Za-z][\w.-]*)*$/;

const kinds: Readonly<Record<string, WordKind>> = {
  action: 'action',
  earlier: 'action',
  possible: 'action',
  transition: 'action',
  by: 'value',
  why: 'word',
};

/** What a refusal's fact names: states of cases and of entries share some names. */
const kindOf = (code: ErrorCode, fact: string): WordKind => {
  // What is possible then are attributes; elsewhere it is actions.
  if (code === 'RECTIFICATION_NOT_POSSIBLE') return 'attribute';
  if (fact === 'state') return code.startsWith('CASE_') ? 'word' : 'value';
  return kinds[fact] ?? 'attribute';
};

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
      if (!isCode(code)) return messages[language];
      const named = (name: string, fact: unknown): unknown => {
        if (typeof fact !== 'string' || !names.test(fact)) return fact;
        const each = fact.split(', ').map((one) => word(one, kindOf(code, name)));
        return each.join(text('list.comma'));
      };
      const told = Object.entries(facts).map(([name, fact]) => [name, named(name, fact)]);
      return errorMessage(code, language, Object.fromEntries(told));
    },
    [language, text, word],
  );
};
