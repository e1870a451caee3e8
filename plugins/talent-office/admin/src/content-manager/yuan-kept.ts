import { amountOf, fenTyped } from '../format/money';

/** Before what is no amount: no check of the form or the server takes it for a number of fen. */
const unread = '¥';

/** What the form keeps of a typed text: fen as a text, `null` for nothing. */
export const keptOf = (typed: string): string | null =>
  typed.trim() === '' ? null : (fenTyped(typed) ?? `${unread}${typed}`);

/** Is it a text that is no amount? */
export const isUnread = (kept: unknown): boolean => String(kept).startsWith(unread);

/** What the form keeps, as somebody reads and types it: `1,200,000.50`. */
export const shownOf = (kept: string | number | null | undefined): string => {
  if (kept === null || kept === undefined || kept === '') return '';
  return isUnread(kept) ? String(kept).slice(unread.length) : amountOf(kept);
};
