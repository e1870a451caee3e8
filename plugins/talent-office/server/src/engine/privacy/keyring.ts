import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import { readKey } from './key-material';

const keysSetting = 'TALENT_OFFICE_KEYS';
const formatVersion = 'v1';
const cipherSuite = 'aes-256-gcm';
const ivBytes = 12;

/** A key and the suite that goes with it: another suite comes as another key. */
interface Key {
  readonly id: string;
  readonly suite: typeof cipherSuite;
  readonly bytes: Buffer;
}

/** Where a value stands. It is authenticated with it: copied to another row it does not open. */
export interface Place {
  readonly type: string;
  readonly attribute: string;
  readonly documentId: string;
}

export interface Keyring {
  readonly keyIds: readonly string[];
  /** Encrypts under the first key: `v1.<key id>.<iv>.<tag>.<data>`, the last three base64url. */
  seal(plaintext: string, place: Place): string;
  /** @throws Error when the key is missing, the place is another, or anything was changed. */
  open(ciphertext: string, place: Place): string;
}

const readKeyEntry = (entry: string): Key => {
  const [id = '', material = ''] = entry.split(':').map((part) => part.trim());
  if (!/^[a-z0-9-]{1,16}$/.test(id)) {
    throw new Error(`${keysSetting}: "${id}" is no key id (small letters, digits, hyphens)`);
  }
  return { id, suite: cipherSuite, bytes: readKey(material, `${keysSetting} (key ${id})`) };
};

const authenticated = ({ type, attribute, documentId }: Place): Buffer =>
  Buffer.from(`${type}|${attribute}|${documentId}`, 'utf8');

/** The parts of a ciphertext; `null` for any other text. */
export const parseCiphertext = (text: string) => {
  const [version, keyId, iv, tag, data, ...rest] = text.split('.');
  if (version !== formatVersion || !keyId || !iv || !tag || data === undefined || rest.length) {
    return null;
  }
  const bytes = (part: string): Buffer => Buffer.from(part, 'base64url');
  return { keyId, iv: bytes(iv), tag: bytes(tag), data: bytes(data) };
};

/** `LIKE` patterns of what is stored: all of it, and that of one key. */
export const ciphertextPattern = (keyId?: string): string =>
  keyId === undefined ? `${formatVersion}.%` : `${formatVersion}.${keyId}.%`;

/**
 * Reads `TALENT_OFFICE_KEYS=k2:<base64>,k1:<base64>`: the first key encrypts, all of them decrypt.
 * @throws Error naming the setting, when it is absent or a key is not 32 bytes.
 */
export const createKeyring = (setting: string | undefined): Keyring => {
  const entries = (setting ?? '').split(',').filter((entry) => entry.trim() !== '');
  const keys = new Map<string, Key>();
  for (const key of entries.map(readKeyEntry)) {
    if (keys.has(key.id)) throw new Error(`${keysSetting}: the key id "${key.id}" stands twice`);
    keys.set(key.id, key);
  }
  const [active] = keys.values();
  if (!active) {
    throw new Error(
      `${keysSetting} is not set: k1:<32 random bytes in base64> encrypts people's data`,
    );
  }
  return {
    keyIds: [...keys.keys()],
    seal: (plaintext, place) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv(active.suite, active.bytes, iv).setAAD(authenticated(place));
      const data = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
      const parts = [iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'));
      return [formatVersion, active.id, ...parts].join('.');
    },
    open: (ciphertext, place) => {
      const parsed = parseCiphertext(ciphertext);
      if (!parsed) throw new Error('not a ciphertext');
      const key = keys.get(parsed.keyId);
      if (!key) throw new Error(`${keysSetting} has no key "${parsed.keyId}"`);
      // The length is fixed: a shortened tag would be easier to guess.
      const decipher = createDecipheriv(key.suite, key.bytes, parsed.iv, { authTagLength: 16 })
        .setAAD(authenticated(place))
        .setAuthTag(parsed.tag);
      return decipher.update(parsed.data, undefined, 'utf8') + decipher.final('utf8');
    },
  };
};
