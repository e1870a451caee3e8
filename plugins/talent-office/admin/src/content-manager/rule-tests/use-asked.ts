import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

import type { AskedFactBody } from '../../../../shared/contracts/rules';
import { failureOf, type Failure } from '../../api/failure';

/** Rules are asked about once nobody has typed for so long. */
const pauseMs = 400;

interface Rule {
  readonly expression?: string | null;
}

/** A rule set as its form has it, saved or not. */
export interface RuleSetForm {
  readonly entryType?: string | null;
  readonly rules?: readonly Rule[] | null;
}

interface Asked {
  /** `null` until the server has answered. */
  readonly facts: readonly AskedFactBody[] | null;
  readonly failure: Failure | null;
}

/** The facts that the rules on the page read, those not saved yet among them. */
export const useAsked = (documentId: string | null, form: RuleSetForm): Asked => {
  const { post } = useFetchClient();
  const [asked, setAsked] = useState<Asked>({ facts: null, failure: null });
  const entryType = form.entryType ?? '';
  const content = JSON.stringify((form.rules ?? []).map(({ expression }) => expression ?? ''));

  useEffect(() => {
    if (entryType === '') {
      setAsked({ facts: [], failure: null });
      return undefined;
    }
    let isLatest = true;
    const ask = async (): Promise<void> => {
      const expressions = JSON.parse(content) as string[];
      let next: Asked;
      try {
        const { data } = await post<{ data: AskedFactBody[] }>('/talent-office/rule-sets/facts', {
          documentId,
          entryType,
          expressions,
        });
        next = { facts: data.data, failure: null };
      } catch (error) {
        next = { facts: [], failure: failureOf(error) };
      }
      if (isLatest) setAsked(next);
    };
    const timer = setTimeout(() => void ask(), pauseMs);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [post, documentId, entryType, content]);

  return asked;
};
