import type { RowId } from './values';
import type { Knex } from 'knex';

import { keyForm, visibleAscii } from './names';
import { asciiKey, createTable, isMysql } from './schema';
import { refuse } from './errors';
import { digest, isDuplicateKey, type Tx } from './transaction';

/** An immutable version of something that people write as a draft: a rule set, a workflow. */
export interface Version<Body> {
  readonly id: RowId<'version'>;
  readonly key: string;
  /** Counts from 1 for each key. */
  readonly number: number;
  /** SHA-256 of the body. */
  readonly hash: string;
  readonly body: Body;
}

interface VersionRow {
  id: RowId<'version'>;
  key: string;
  number: number;
  content_hash: string;
  body: string;
}

const toVersion = <Body>(row: VersionRow): Version<Body> => ({
  id: row.id,
  key: row.key,
  number: row.number,
  hash: row.content_hash,
  body: JSON.parse(row.body) as Body,
});

export const createVersionsTable = (knex: Knex, name: string, prefix: string): Promise<void> =>
  createTable(knex, name, (table) => {
    table.increments('id');
    asciiKey(table, 'key', 100).notNullable();
    table.integer('number').notNullable();
    asciiKey(table, 'content_hash', 64).notNullable();
    table.text('body', 'longtext').notNullable();
    table.string('enacted_at', 24).notNullable();
    table.string('enacted_by', 120).notNullable();
    table.unique(['key', 'number'], { indexName: `${prefix}_number` });
  });

/** A version that nobody enacts, for the self-test of append-only tables. */
export const versionSample = {
  key: 'append-only self-test',
  number: 1,
  content_hash: '',
  body: '{}',
  enacted_at: '',
  enacted_by: '',
} as const;

/** The version of a key that was enacted last; `null` when none is in force. */
export const versionInForce = async <Body>(
  knex: Knex,
  table: string,
  key: string,
): Promise<Version<Body> | null> => {
  // On MySQL nothing can be kept under such a key, and none be asked for.
  if (isMysql(knex) && !visibleAscii.test(key)) return null;
  const row = (await knex(table).where({ key }).orderBy('number', 'desc').first()) as
    VersionRow | undefined;
  return row ? toVersion<Body>(row) : null;
};

/** @throws Error when a case points to a version that is not there. */
export const versionById = async <Body>(
  knex: Knex,
  table: string,
  id: RowId<'version'>,
): Promise<Version<Body>> => {
  const row = (await knex(table).where({ id }).first()) as VersionRow | undefined;
  if (!row) throw new Error(`${table}: version ${id} is missing`);
  return toVersion<Body>(row);
};

// One lost race shows the other's version; more are needed only where several enact at once.
const maxAttempts = 4;

/**
 * Puts a body in force. The same body again is the same version: nothing new is made, also where
 * somebody else enacts it at the same moment.
 * @throws Refusal KEY_FORM, BUSY when others were faster each time
 */
export const enactVersion = async <Body>(
  tx: Tx,
  table: string,
  draft: { key: string; body: Body; at: Date; by: string },
): Promise<Version<Body>> => {
  const hash = digest(draft.body);
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const latest = await versionInForce<Body>(tx, table, draft.key);
    if (latest?.hash === hash) return latest;
    // Saved before its form was asked for.
    if (!latest && !keyForm.test(draft.key)) throw refuse('KEY_FORM', {}, 'key');
    const number = (latest?.number ?? 0) + 1;
    try {
      await tx(table).insert({
        key: draft.key,
        number,
        content_hash: hash,
        body: JSON.stringify(draft.body),
        enacted_at: draft.at.toISOString(),
        enacted_by: draft.by,
      });
    } catch (error) {
      // Somebody else has just taken the number; READ COMMITTED shows his version now.
      if (isDuplicateKey(error)) continue;
      throw error;
    }
    const enacted = await versionInForce<Body>(tx, table, draft.key);
    if (!enacted) throw new Error(`${table}: ${draft.key} could not be enacted`);
    return enacted;
  }
  throw refuse('BUSY', { retryAfterSeconds: 1 });
};
