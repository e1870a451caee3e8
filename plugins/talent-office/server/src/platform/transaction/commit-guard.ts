import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { isMysql } from '../schema';
import { CommitFailed, isFatal } from './failures';

type StartTransaction = (
  containerOrConfig?: unknown,
  config?: Knex.TransactionConfig,
) => Promise<Knex.Transaction>;

interface Disposable {
  __knex__disposed?: unknown;
}

interface TransactionClient {
  query(connection: Disposable, statement: unknown): Promise<unknown>;
}

const clientOf = (trx: Knex.Transaction): TransactionClient =>
  trx.client as unknown as TransactionClient;

const textOf = (statement: unknown): string =>
  typeof statement === 'string' ? statement : ((statement as { sql?: string }).sql ?? '');

const isRollback = (statement: unknown): boolean => /^rollback/i.test(textOf(statement));
const isCommit = (statement: unknown): boolean => /^commit/i.test(textOf(statement));

// By the global registry, so that it is one key in every copy of this module.
const spoilKey = Symbol.for('talent-office.spoil-transaction');

interface Spoilable {
  [spoilKey]?: (error: unknown) => void;
}

/**
 * From now on every statement of this transaction throws, COMMIT too: what was half done in it can
 * only be rolled back, whoever catches the error.
 */
export const spoil = (trx: Knex.Transaction, error: unknown): void =>
  (trx as unknown as Spoilable)[spoilKey]?.(error);

/**
 * After an error that ended the transaction every later statement throws that error again. Without
 * it a caught deadlock (1213) goes on in autocommit, and its statements outlive the "rollback".
 *
 * A connection whose COMMIT or ROLLBACK failed may still be inside its transaction (SQLite's is).
 * It is marked here, before knex returns it to the pool: whoever waits there gets it at once.
 */
const guardStatements = (trx: Knex.Transaction): void => {
  const client = clientOf(trx);
  const query = client.query.bind(client);
  let poison: { error: unknown } | undefined;
  (trx as unknown as Spoilable)[spoilKey] = (error) => {
    poison ??= { error };
  };
  client.query = async (connection, statement) => {
    try {
      if (poison && !isRollback(statement)) throw poison.error;
      return await query(connection, statement);
    } catch (error) {
      if (isFatal(error)) poison ??= { error };
      if (isCommit(statement) || isRollback(statement)) connection.__knex__disposed = error;
      throw error;
    }
  };
};

/** knex resolves `commit()` although COMMIT failed; only `executionPromise` rejects. */
const awaitCommit = (trx: Knex.Transaction): void => {
  const commit = trx.commit.bind(trx);
  trx.executionPromise.catch(() => undefined);
  trx.commit = (async (value?: unknown) => {
    try {
      await commit(value);
      return await trx.executionPromise;
    } catch (error) {
      throw new CommitFailed(error);
    }
  }) as Knex.Transaction['commit'];
};

type Container = (trx: Knex.Transaction) => unknown;

/**
 * Every transaction that Strapi opens from now on reports a failed COMMIT, ends after a fatal
 * error, and runs READ COMMITTED on MySQL. Called once, in `register()`, before anything writes.
 * (`connection.transaction` itself is read-only in knex 3; the context's method is what it calls.)
 */
export const guardTransactions = (strapi: Core.Strapi): void => {
  const knex = strapi.db.connection as Knex & { context: { transaction: StartTransaction } };
  const start = knex.context.transaction.bind(knex.context);
  const isolation: Knex.TransactionConfig = isMysql(knex)
    ? { isolationLevel: 'read committed' }
    : {};
  knex.context.transaction = async (containerOrConfig, config) => {
    // With a container knex itself waits for the outcome of COMMIT.
    if (typeof containerOrConfig === 'function') {
      const container = containerOrConfig as Container;
      const guarded: Container = (trx) => {
        guardStatements(trx);
        return container(trx);
      };
      return start(guarded, { ...isolation, ...config });
    }
    const given = (containerOrConfig ?? config) as Knex.TransactionConfig | undefined;
    const trx = await start(undefined, { ...isolation, ...given });
    guardStatements(trx);
    awaitCommit(trx);
    return trx;
  };
};
