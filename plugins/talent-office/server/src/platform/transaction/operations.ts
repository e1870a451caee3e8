import { createHash } from 'node:crypto';

import type { Knex } from 'knex';

import { refuse } from '../errors';
import { asciiKey, createTable, type Migration } from '../schema';
import { tables } from '../tables';
import { isDuplicateKey } from './failures';

/**
 * One operation of one caller. The key is unique for ever: the same key with the same input gives
 * the stored result again while it is kept, with another input it is refused.
 */
export interface Operation {
  readonly key: string;
  readonly input: unknown;
}

export const operationMigrations: Migration[] = [
  {
    name: '0001-operations',
    up: (knex) =>
      createTable(knex, tables.operations, (table) => {
        asciiKey(table, 'key', 64).primary();
        asciiKey(table, 'input_hash', 64).notNullable();
        table.text('result', 'longtext');
        table.string('created_at', 24).notNullable().index('to_operations_created_at');
      }),
  },
];

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** JSON with sorted keys: two inputs that mean the same have one hash. */
const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? 'null';

/** SHA-256 over canonical JSON, in hex. */
export const digest = (value: unknown): string => sha256(canonicalJson(value));

/** Another transaction holds, or held, the same key. */
export class DuplicateOperation extends Error {
  override readonly name = 'DuplicateOperation';
}

/**
 * The first statement of every transaction of ours: SQLite takes its write lock at once, and MySQL
 * meets a duplicate before anything else is done.
 */
export const begin = async (trx: Knex, operation: Operation): Promise<void> => {
  try {
    await trx(tables.operations).insert({
      key: sha256(operation.key),
      input_hash: digest(operation.input),
      result: null,
      created_at: new Date().toISOString(),
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw new DuplicateOperation(operation.key, { cause: error });
    throw error;
  }
};

/**
 * Keeps the answer with the effect. Resolves to the answer as it will be read again (JSON), so that
 * the first caller and every later one get the same.
 */
export const finish = async <T>(trx: Knex, operation: Operation, result: T): Promise<T> => {
  const stored = JSON.stringify(result ?? null);
  await trx(tables.operations)
    .where({ key: sha256(operation.key) })
    .update({ result: stored });
  return JSON.parse(stored) as T;
};

/**
 * What an earlier run of this operation answered; `null` when none was committed.
 * @throws Refusal IDEMPOTENCY_KEY_REUSED when the key stands for another input;
 *   IDEMPOTENCY_ANSWER_GONE when it was done so long ago that its answer is not kept any more.
 */
export const recall = async <T>(
  knex: Knex,
  operation: Operation,
): Promise<{ result: T } | null> => {
  const row = (await knex(tables.operations)
    .where({ key: sha256(operation.key) })
    .first('input_hash', 'result')) as { input_hash: string; result: string | null } | undefined;
  if (!row) return null;
  if (row.input_hash !== digest(operation.input)) throw refuse('IDEMPOTENCY_KEY_REUSED');
  if (row.result === null) throw refuse('IDEMPOTENCY_ANSWER_GONE');
  return { result: JSON.parse(row.result) as T };
};

const batchSize = 500;

/**
 * Empties the answers of operations before an instant: they quote people's data, and whoever lost an
 * answer has long asked again. The keys stay, so nothing is done twice. An answer that says nothing
 * (`null`) stays too: the engine's own operations are repeated at any time.
 */
export const forgetAnswers = async (
  knex: Knex,
  before: Date,
  { proceed }: { proceed(): Promise<void> },
): Promise<void> => {
  for (let from = ''; ; await proceed()) {
    const old = (await knex(tables.operations)
      .whereBetween('created_at', [from, before.toISOString()])
      .whereNotNull('result')
      .whereNot('result', 'null')
      .orderBy('created_at')
      .limit(batchSize)
      .select('key', 'created_at')) as { key: string; created_at: string }[];
    const last = old.at(-1);
    if (!last) return;
    const keys = old.map(({ key }) => key);
    await knex(tables.operations).whereIn('key', keys).update({ result: null });
    from = last.created_at;
  }
};
