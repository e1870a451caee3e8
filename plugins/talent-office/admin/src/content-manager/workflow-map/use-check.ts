import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

import type { WorkflowCheckBody } from '../../../../shared/contracts/workflows';

import type { WorkflowDraft } from './draft';

/** After so long without a key: each one would ask the server. */
const restMs = 400;

/** What putting the workflow in force would say of it as it is typed; null until that is known. */
export const useCheck = (draft: WorkflowDraft): WorkflowCheckBody | null => {
  const { post } = useFetchClient();
  const [check, setCheck] = useState<WorkflowCheckBody | null>(null);
  const content = JSON.stringify(draft);
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      void post<{ data: WorkflowCheckBody }>('/talent-office/workflow-checks', {
        draft: JSON.parse(content) as object,
      })
        .then(({ data }) => data.data)
        // Not reached: nothing is said of it, and putting it in force checks again.
        .catch(() => null)
        .then((found) => {
          if (wanted) setCheck(found);
        });
    }, restMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [post, content]);
  return check;
};
