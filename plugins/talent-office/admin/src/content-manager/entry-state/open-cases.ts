import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

import type { OpenCases } from '../../../../shared/contracts/cases';

type Get = ReturnType<typeof useFetchClient>['get'];

interface Question {
  readonly documentIds: Set<string>;
  readonly answer: Promise<OpenCases>;
}

/** What is being asked for each type, until the rows that are drawn together have all joined. */
const questions = new Map<string, Question>();

const ask = (get: Get, type: string): Question => {
  const documentIds = new Set<string>();
  const send = async (): Promise<OpenCases> => {
    questions.delete(type);
    const params = { type, documentIds: [...documentIds].join(',') };
    const { data } = await get<{ data: OpenCases }>('/talent-office/open-cases', { params });
    return data.data;
  };
  // Sent once the effects of all rows have run: a list of fifty asks one question.
  return { documentIds, answer: Promise.resolve().then(send) };
};

const openCaseOf = async (get: Get, type: string, documentId: string): Promise<string | null> => {
  const question = questions.get(type) ?? ask(get, type);
  questions.set(type, question);
  question.documentIds.add(documentId);
  return (await question.answer)[documentId] ?? null;
};

/**
 * The state of the open case of a row's entry; null where none is open or the reader may not know,
 * undefined until the server has told.
 */
export const useOpenCase = (
  type: string,
  documentId: string,
  asked: boolean,
): string | null | undefined => {
  const { get } = useFetchClient();
  const [state, setState] = useState<string | null | undefined>(asked ? undefined : null);
  useEffect(() => {
    if (!asked) return undefined;
    let shown = true;
    const show = (found: string | null): void => {
      if (shown) setState(found);
    };
    // A list whose cases cannot be read still tells the entries' own states.
    openCaseOf(get, type, documentId).then(show, () => show(null));
    return () => {
      shown = false;
    };
  }, [asked, documentId, get, type]);
  return state;
};
