import { randomBytes, randomInt } from 'node:crypto';
import { appendFileSync, chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { inProject, root } from './project.mjs';

const secret = (bytes = 32) => randomBytes(bytes).toString('base64');

/** Every secret that a site needs, each of 32 random bytes. */
export const newSecrets = () => ({
  APP_KEYS: `${secret()},${secret()}`,
  API_TOKEN_SALT: secret(),
  ADMIN_JWT_SECRET: secret(),
  TRANSFER_TOKEN_SALT: secret(),
  ENCRYPTION_KEY: secret(),
  JWT_SECRET: secret(),
  TALENT_OFFICE_KEYS: `k1:${secret()}`,
  TALENT_OFFICE_INDEX_KEY: secret(),
});

const toLines = (settings) =>
  Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');

/** The settings of the repository's `.env`, or of another such file; empty where there is none. */
export const readEnvironmentFile = (file = inProject('.env')) =>
  existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};

/** The settings that Strapi's own commands will see: of the environment before those of a file. */
export const effectiveEnvironment = () => {
  const { ENV_PATH } = process.env;
  const file = ENV_PATH ? readEnvironmentFile(path.resolve(root, ENV_PATH)) : {};
  return { ...readEnvironmentFile(), ...file, ...process.env };
};

/**
 * Adds to `.env` what it lacks of `settings` and resolves to the names added. What is there stays:
 * a lost key would make what it encrypted unreadable. Only its owner may read the file.
 */
export const completeEnvironmentFile = (settings) => {
  const file = inProject('.env');
  const present = readEnvironmentFile();
  const missing = Object.entries(settings).filter(([name]) => !present[name]);
  if (missing.length === 0) return [];
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  appendFileSync(file, gap + toLines(Object.fromEntries(missing)), { mode: 0o600 });
  chmodSync(file, 0o600);
  return missing.map(([name]) => name);
};

const letters = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789'];
const anyLetter = letters.join('');

const pick = (alphabet) => alphabet[randomInt(alphabet.length)];

/** 16 characters that are told apart on paper, with the capital, small letter and digit Strapi asks for. */
export const newPassword = () => {
  const rest = Array.from({ length: 13 }, () => pick(anyLetter)).join('');
  return letters.map(pick).join('') + rest;
};

/**
 * A site that leaves no trace: an empty SQLite database, folders and secrets of its own in a
 * temporary folder, never the developer's `.env`. `remove()` when done.
 */
export const scratchSite = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jinlan-scratch-'));
  return {
    env: {
      ENV_PATH: path.join(folder, 'no.env'),
      DATABASE_CLIENT: 'sqlite',
      DATABASE_FILENAME: path.join(folder, 'site.db'),
      PUBLIC_DIR: path.join(folder, 'public'),
      PRIVATE_FILES_DIR: path.join(folder, 'private-files'),
      ...newSecrets(),
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
