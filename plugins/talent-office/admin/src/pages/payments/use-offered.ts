import type { CaseBody, OfferedActions } from '../../../../shared/contracts/cases';
import { usePermission, useResource } from '../../api';

/** States of a case in which it still decides. */
const running = ['open', 'returned', 'paused'];

export interface Offered {
  /** The case that decides one of its actions just now. */
  readonly one: CaseBody | null;
  readonly actions: OfferedActions['actions'];
  /** Would the one door let the reader do this now? */
  may(action: string): boolean;
  reload(): Promise<void>;
}

/**
 * What the reader can do with an entry as it stands: what the one door says, and nothing while a case
 * decides. Whoever is told nothing of it can do nothing.
 */
export const useOffered = (type: string, documentId: string, version: string): Offered => {
  const reads = usePermission('cases.read');
  const acts = usePermission('entries.act');
  const query = `type=${type}&documentId=${documentId}`;
  const found = useResource<CaseBody | null>(
    reads ? `/talent-office/cases?${query}` : null,
    version,
  );
  const offered = useResource<OfferedActions>(
    reads ? `/talent-office/entries/${type}/${documentId}/actions` : null,
    version,
  );
  const latest = found.status === 'ready' ? found.data : null;
  const one = latest && running.includes(latest.state) ? latest : null;
  const isTold = found.status === 'ready' && offered.status === 'ready';
  const actions =
    isTold && acts && one === null ? offered.data.actions.filter(({ mine }) => mine) : [];
  return {
    one,
    actions,
    may: (action) => actions.some(({ name }) => name === action),
    reload: async () => {
      await Promise.all([found.reload(), offered.reload()]);
    },
  };
};
