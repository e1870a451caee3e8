import type { SelectionBody, SelectionEntryBody } from '../../../../shared/contracts/selections';

const byteOrderMark = '\uFEFF';

/** A cell that no spreadsheet takes for a formula, or breaks the row. */
const cell = (value: unknown): string => {
  const text = value === null || value === undefined ? '' : String(value);
  const plain = /^[=+\-@\t\r]/.test(text) && !/^-?\d+$/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

/** Once it is closed, a group is who it was closed with: who had left before is in no order. */
const listed = (entries: readonly SelectionEntryBody[]): readonly SelectionEntryBody[] => {
  const closedWith = entries.filter(({ ticket }) => ticket !== null);
  return closedWith.length > 0 ? closedWith : entries;
};

/**
 * The ordered list (名单) as CSV, UTF-8 with BOM; its first two columns are all that a draw is computed from
 * again. Only the office reads it: cases are called by their titles.
 */
export const listSheet = ({ entries }: SelectionBody): string => {
  const header = [
    ...['position', 'ticket', 'mark', 'orderBy', 'tieBy', 'acceptedAt', 'handedInOn'],
    ...['state', 'title'],
  ];
  const rows = listed(entries).map(({ position, ticket, mark, worked, state, target }) => [
    ...[position, ticket, mark, worked.orderBy, worked.tieBy, worked.acceptedAt],
    ...[worked.handedInOn, state, target.title],
  ]);
  const lines = [header, ...rows].map((row) => row.map(cell).join(','));
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
};
