import type { InboxItem } from '../../../../shared/contracts/cases';

export const sortKeys = ['dueOn', 'openedAt'] as const;
export type SortKey = (typeof sortKeys)[number];

export interface Order {
  readonly by: SortKey;
  readonly descending: boolean;
}

/** What is most urgent comes first; a step without a limit is never urgent, and last either way. */
export const ordered = (items: readonly InboxItem[], { by, descending }: Order): InboxItem[] =>
  [...items].sort((a, b) => {
    const [first, second] = [a[by], b[by]];
    if (first === second) return a.openedAt < b.openedAt ? -1 : 1;
    if (first === null) return 1;
    if (second === null) return -1;
    return first < second === descending ? 1 : -1;
  });
