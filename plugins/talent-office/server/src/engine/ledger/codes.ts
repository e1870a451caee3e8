import { digest } from '../../platform';
import type { AccountRef, Asset, Holder, LineRef, Phase } from './types';

/** Width of an `ascii_bin` column that holds a code. */
export const codeLength = 255;

const readable = /^[\x21-\x7e]{1,255}$/;
const hashed = 'sha256:';

/**
 * A text as a key: itself where it is short printable ASCII, otherwise its hash. A text that looks
 * like a hash is hashed too, so that two texts never share a key.
 */
export const asciiCode = (text: string): string =>
  readable.test(text) && !text.startsWith(hashed) ? text : `${hashed}${digest(text)}`;

/** The entry that owns accounts, by one of its limits; a line's owner has no limit. */
export const ownerCode = (type: string, documentId: string, limit: string): string =>
  asciiCode(limit === '' ? `${type}:${documentId}` : `${type}:${documentId}:${limit}`);

export const holderCode = (holder: Holder): string =>
  ownerCode(holder.type, holder.documentId, holder.limit);

/** `source:<asset>`: where supply comes from, the only account that may be negative. */
export const sourceCode = (asset: Asset): string => `source:${asset}`;

/** A line's accounts belong to its owner; the asset is part of the code because an entry may supply both. */
export const lineAccountCode = (owner: string, asset: Asset, phase: 'available' | 'returned') =>
  asciiCode(`${owner}:${asset}:${phase}`);

/** Code of a line's `available` account: `<type>:<documentId>:<asset>:available`. */
export const lineCode = (line: LineRef): string =>
  lineAccountCode(ownerCode(line.type, line.documentId, ''), line.asset, 'available');

/** Code of what an owner holds on a line in one phase: `<line>/<type>:<documentId>:<limit>:<phase>`. */
export const holdAccountCode = (line: string, owner: string, phase: Phase): string =>
  asciiCode(`${line}/${owner}:${phase}`);

/** The code that `balance`, `balanceAt` and `statement` take. */
export const accountCode = (account: AccountRef): string => {
  if ('source' in account) return sourceCode(account.source);
  if ('holder' in account) {
    return holdAccountCode(lineCode(account.line), holderCode(account.holder), account.phase);
  }
  if ('returned' in account) {
    const { type, documentId, asset } = account.line;
    return lineAccountCode(ownerCode(type, documentId, ''), asset, 'returned');
  }
  return lineCode(account.line);
};
