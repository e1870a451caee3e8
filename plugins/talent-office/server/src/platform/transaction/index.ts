import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { refuse } from '../errors';
import { spoil } from './commit-guard';
import { CommitFailed, isRetryable } from './failures';
import { begin, DuplicateOperation, finish, recall, type Operation } from './operations';

export { guardTransactions } from './commit-guard';
export { isDuplicateKey } from './failures';
export { reading } from './reader';
export { digest, operationMigrations, type Operation } from './operations';
export { inTurn, takeTurn, waitTurn } from './turn';

/** A running transaction of ours. Only `transaction()` hands one out, so a function that asks for it cannot be called without. */
export type Tx = Knex.Transaction & { readonly __ours: true };

const maxTries = 8;
const maxElapsedMs = 5000;

// Tells our own nesting (a mistake) from being called inside a transaction that Strapi opened. Work
// that outlives its transaction inherits the context, so the context says when it is over.
const running = new AsyncLocalStorage<{ over: boolean }>();

const run = async <T>(
  trx: Knex.Transaction,
  operation: Operation,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  await begin(trx, operation);
  const context = { over: false };
  try {
    return await finish(trx, operation, await running.run(context, () => work(trx as Tx)));
  } finally {
    context.over = true;
  }
};

/**
 * Inside Strapi's transaction: its outcome is Strapi's, so nothing is retried here. It has no
 * savepoint: after a failure of ours it must not commit, even where somebody catches the error.
 */
const join = async <T>(
  trx: Knex.Transaction,
  operation: Operation,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  try {
    return await run(trx, operation, work);
  } catch (error) {
    const earlier = error instanceof DuplicateOperation ? await recall<T>(trx, operation) : null;
    if (earlier) return earlier.result;
    spoil(trx, error);
    throw error;
  }
};

const backOff = (attempt: number): Promise<void> =>
  sleep(Math.random() * Math.min(1000, 20 * 2 ** attempt));

/**
 * The one transaction helper. Runs `work` in one database transaction whose first statement inserts
 * the operation's key; the result (JSON) is stored with the effect and given again for the same key.
 * The whole function is retried on deadlock, lock time-out and lost connection, up to 8 times in 5
 * seconds. When COMMIT's outcome is unknown the key is looked up before anything is tried again.
 *
 * @throws Refusal whatever `work` refuses (nothing is written); IDEMPOTENCY_KEY_REUSED;
 *   IDEMPOTENCY_ANSWER_GONE for a repeat after more than a week; BUSY.
 * @throws Error when our own code opens it twice: an inner failure that is caught would still be
 *   committed in half.
 */
export const transaction = async <T>(
  strapi: Core.Strapi,
  operation: Operation,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  if (running.getStore()?.over === false) {
    throw new Error(`transaction "${operation.key}" was opened inside another one of ours`);
  }
  if (strapi.db.inTransaction()) {
    return strapi.db.transaction(({ trx }) => join(trx as Knex.Transaction, operation, work));
  }
  const started = Date.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await strapi.db.transaction(({ trx }) =>
        run(trx as Knex.Transaction, operation, work),
      );
    } catch (error) {
      const mayRepeat =
        error instanceof DuplicateOperation || error instanceof CommitFailed || isRetryable(error);
      if (!mayRepeat) throw error;
      const earlier = await recall<T>(strapi.db.connection, operation).catch((cause: unknown) => {
        if (isRetryable(cause)) return null;
        throw cause;
      });
      if (earlier) return earlier.result;
      // A COMMIT that the database refused for its content fails again in the same way.
      if (error instanceof CommitFailed && !isRetryable(error.cause)) throw error;
      if (attempt >= maxTries || Date.now() - started > maxElapsedMs) {
        throw refuse('BUSY', { retryAfterSeconds: 1 });
      }
      await backOff(attempt);
    }
  }
};

/**
 * For work that is many transactions of its own, each of which is safe to repeat: its answer is kept
 * when it is done, and whoever asks again with the same key gets that one. Where the server stopped in
 * between, nothing is kept, and the repeat does the rest.
 * @throws Refusal IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_ANSWER_GONE, and whatever `work` refuses
 */
export const answeredOnce = async <T>(
  strapi: Core.Strapi,
  operation: Operation,
  work: () => Promise<T>,
): Promise<T> => {
  const earlier = await recall<T>(strapi.db.connection, operation);
  if (earlier) return earlier.result;
  const answer = await work();
  // Another request with this key may have been faster: then its answer is the one.
  return transaction(strapi, operation, () => Promise.resolve(answer));
};
