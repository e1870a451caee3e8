// One transaction's statements: recorded from knex's `query` events, and replayed by knex alone.
import { AsyncLocalStorage } from 'node:async_hooks';

const frames = /^(begin|commit|rollback|savepoint|release|set transaction)/i;

/** Tells the statements of what is recorded from those of jobs, which run at the same time. */
const recorded = new AsyncLocalStorage();

/** Ends a transaction whose statements were only looked at. */
const rolledBack = new Error('rolled back, as intended');

/** The id that an INSERT gave, in the form knex gives it on either database. */
const insertedId = (response) => {
  const first = Array.isArray(response) ? response[0] : response;
  return Number(first?.insertId ?? first?.lastInsertRowid ?? first);
};

const isInsert = (sql) => /^insert/i.test(sql);

/**
 * Does `work` in a transaction that is rolled back. Resolves to the statements it issued, each with
 * its bindings, and with the id it was given where it inserted a row.
 */
export const record = async (strapi, work) => {
  const knex = strapi.db.connection;
  const statements = new Map();
  let transaction;
  const onQuery = ({ sql, bindings, __knexTxId, __knexQueryUid }) => {
    if (recorded.getStore() !== statements) return;
    transaction ??= __knexTxId;
    if (!__knexTxId || __knexTxId !== transaction || frames.test(sql)) return;
    statements.set(__knexQueryUid, { sql, bindings: [...(bindings ?? [])] });
  };
  const onResponse = (response, { __knexQueryUid }) => {
    const statement = statements.get(__knexQueryUid);
    if (statement && isInsert(statement.sql)) statement.inserted = insertedId(response);
  };
  knex.on('query', onQuery).on('query-response', onResponse);
  try {
    await recorded.run(statements, () =>
      strapi.db.transaction(async () => {
        await work();
        throw rolledBack;
      }),
    );
  } catch (error) {
    if (error !== rolledBack) throw error;
  } finally {
    knex.removeListener('query', onQuery).removeListener('query-response', onResponse);
  }
  return [...statements.values()];
};

const tables = [
  'steps',
  'decisions',
  'audit',
  'account_owners',
  'accounts',
  'transfers',
  'evaluations',
];

/**
 * Lets the ids of new rows begin so high that no other number of a statement looks like one: in a
 * replay every binding that equals a recorded id is that id.
 */
export const makeIdsUnmistakable = async (knex) => {
  for (const [index, name] of tables.entries()) {
    const table = `talent_office_${name}`;
    const start = 1_000_000_000 + index * 100_000_000;
    if (knex.client.config.client === 'mysql2') {
      await knex.raw(`ALTER TABLE ${table} AUTO_INCREMENT = ${start}`);
    } else {
      await knex('sqlite_sequence').where({ name: table }).delete();
      await knex('sqlite_sequence').insert({ name: table, seq: start });
    }
  }
};

/**
 * Issues recorded statements in one transaction of knex's own, reads included. Ids that the database
 * gives now take the place of those that it gave then.
 */
export const replay = (knex, statements, isolation) =>
  knex.transaction(async (trx) => {
    const ids = new Map();
    for (const { sql, bindings, inserted } of statements) {
      const response = await trx.raw(
        sql,
        bindings.map((value) => ids.get(value) ?? value),
      );
      if (inserted >= 1_000_000_000) ids.set(inserted, insertedId(response));
    }
  }, isolation);
