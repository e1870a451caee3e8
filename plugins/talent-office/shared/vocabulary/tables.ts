/** What the values of a named table are; an amount is typed in yuan, and read in fen. */
export const tableValueKinds = ['amount', 'number', 'text', 'date'] as const;
export type TableValueKind = (typeof tableValueKinds)[number];
