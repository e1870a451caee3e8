import { useState } from 'react';

import { mostInBatch } from '../../../../shared/contracts/bulk-decisions';
import type { InboxItem } from '../../../../shared/contracts/cases';

/** An item that may be decided with others: the server says so by what it is to be shown again. */
export type Selectable = InboxItem & { readonly seen: string };

export const isSelectable = (item: InboxItem): item is Selectable => item.seen !== null;

const idOf = ({ caseId }: InboxItem): string => caseId;

export interface Selection {
  readonly chosen: readonly Selectable[];
  readonly isFull: boolean;
  has(item: InboxItem): boolean;
  /** Chooses an item, or leaves it out again. */
  toggle(item: InboxItem): void;
  /** Chooses the first that may be, or none where some are chosen. */
  toggleAll(): void;
  clear(): void;
}

/** Which items of the inbox are decided together; two seats of one case never are. */
export const useSelection = (items: readonly InboxItem[]): Selection => {
  const [ids, setIds] = useState<readonly string[]>([]);
  const selectable = items
    .filter(isSelectable)
    .filter((item, index, all) => all.findIndex((one) => idOf(one) === idOf(item)) === index);
  const chosen = selectable.filter((item) => ids.includes(idOf(item)));
  return {
    chosen,
    isFull: chosen.length >= mostInBatch,
    has: (item) => chosen.includes(item as Selectable),
    toggle: (item) =>
      setIds((last) =>
        last.includes(idOf(item)) ? last.filter((id) => id !== idOf(item)) : [...last, idOf(item)],
      ),
    toggleAll: () =>
      setIds(chosen.length > 0 ? [] : selectable.slice(0, mostInBatch).map((item) => idOf(item))),
    clear: () => setIds([]),
  };
};
