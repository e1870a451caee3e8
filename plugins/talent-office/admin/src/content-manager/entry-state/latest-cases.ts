import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

import type { CaseStanding, LatestCases } from '../../../../shared/contracts/cases';

type Get = ReturnType<typeof useFetchClient>['get'];

interface Question {
  readonly documentIds: Set<string>;
  readonly answer: Promise<LatestCases>;
}

/** What is being asked for each type, until the rows that are drawn together have all joined. */
const questions = new Map<string, Question>();

const ask = (get: Get, type: string): Question => {
  const documentIds = new Set<string>();
  const send = async (): Promise<LatestCases> => {
    questions.delete(type);
    const params = { type, documentIds: [...documentIds].join(',') };
    const { data } = await get<{ data: LatestCases }>('/talent-office/latest-cases', { params });
    return data.data;
  };
  // Sent once the effects of all rows have run: a list of fifty asks one question.
  return { documentIds, answer: Promise.resolve().then(send) };
};

const latestCaseOf = async (
  get: Get,
  type: string,
  documentId: string,
): Promise<CaseStanding | null> => {
  const question = questions.get(type) ?? ask(get, type);
  questions.set(type, question);
  question.documentIds.add(documentId);
  return (await question.answer)[documentId] ?? null;
};

/**
 * Where the last case of a row's entry stands; null where there was none or the reader may not know,
 * undefined until the server has told.
 */
export const useLatestCase = (
  type: string,
  documentId: string,
  asked: boolean,
): CaseStanding | null | undefined => {
  const { get } = useFetchClient();
  const [state, setState] = useState<CaseStanding | null | undefined>(asked ? undefined : null);
  useEffect(() => {
    if (!asked) return undefined;
    let shown = true;
    const show = (found: CaseStanding | null): void => {
      if (shown) setState(found);
    };
    // A list whose cases cannot be read still tells the entries' own states.
    latestCaseOf(get, type, documentId).then(show, () => show(null));
    return () => {
      shown = false;
    };
  }, [asked, documentId, get, type]);
  return state;
};
