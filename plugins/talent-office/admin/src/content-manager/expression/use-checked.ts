import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

import type { CheckedExpressionBody, WantedKind } from '../../../../shared/contracts/expressions';

/** How long nobody has to type before what he typed is checked. */
const pauseMs = 300;

export interface Checked {
  /** The text that was checked. */
  readonly source: string;
  readonly found: CheckedExpressionBody;
}

/**
 * The expression as the server reads it, by the check that a save makes; `null` until it has answered.
 * What was found of an earlier text stays until then: look at its `source`.
 */
export const useChecked = (
  type: string | null,
  source: string,
  wanted: WantedKind,
): Checked | null => {
  const { post } = useFetchClient();
  const [checked, setChecked] = useState<(Checked & { readonly type: string }) | null>(null);
  useEffect(() => {
    if (type === null || source === '') return undefined;
    let current = true;
    const ask = async (): Promise<void> => {
      const path = `/talent-office/expressions/${type}/check`;
      try {
        const { data } = await post<{ data: CheckedExpressionBody }>(path, { source, wanted });
        if (current) setChecked({ type, source, found: data.data });
      } catch {
        // Nothing is known of it; the save is checked whatever happens here.
        if (current) setChecked(null);
      }
    };
    const timer = setTimeout(() => void ask(), pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [post, type, source, wanted]);
  return checked?.type === type ? checked : null;
};
