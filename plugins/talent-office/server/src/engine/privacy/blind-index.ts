import { createHmac } from 'node:crypto';

import { readKey } from './key-material';
import type { SensitiveKind } from './kinds';

export const indexKeySetting = 'TALENT_OFFICE_INDEX_KEY';

/** HMAC-SHA-256 in hex of a normalised value: finds and compares without reading. */
export type BlindIndex = (kind: SensitiveKind, value: string) => string;

/**
 * The kind of data is hashed with it, not type and attribute: one person has the same index as a talent
 * and as a member of staff, and a phone number never the index of an account.
 * @throws Error naming the setting, when it is absent or not 32 bytes.
 */
export const createBlindIndex = (setting: string | undefined): BlindIndex => {
  const key = readKey(setting, indexKeySetting);
  return (kind, value) => createHmac('sha256', key).update(`${kind}|${value}`).digest('hex');
};
