import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { refuse, toValidationError } from '../errors';
import { tables } from '../tables';

import { isRetryable } from './failures';
import { reading } from './reader';

/**
 * Waits until no other transaction has this name, and keeps it until this one ends: what is read
 * after that nobody changes who asks for the same name first. The first time is an upsert too:
 * several that meet a duplicate share its lock, and none could go on.
 */
export const waitTurn = async (trx: Knex, key: string): Promise<void> => {
  await trx(tables.subjects)
    .insert({ key, version: 1 })
    .onConflict('key')
    .merge({ version: trx.raw('?? + 1', [`${tables.subjects}.version`]) });
};

/**
 * The turn for the rest of the running transaction, taken by a hook inside Strapi's own write paths.
 * @throws Refusal BUSY where others keep it for too long: the transaction is lost with the statement
 */
export const takeTurn = async (strapi: Core.Strapi, key: string): Promise<void> => {
  try {
    await reading(strapi, (knex) => waitTurn(knex, key));
  } catch (error) {
    throw isRetryable(error) ? refuse('BUSY', { retryAfterSeconds: 1 }) : error;
  }
};

/**
 * Within this the turn is asked for again. One wait for a lock ends sooner than a queue of saves, and who
 * asks again stands at its end: on a busy machine six saves of two seconds each are such a queue.
 */
const patienceMs = 20_000;

/**
 * Does work that Strapi does by itself, one at a time for a name, in the transaction that Strapi would
 * open for it. Waiting for the turn is tried again; the work is not, for what was called may not be
 * called again.
 * @throws ValidationError BUSY where others keep the turn for too long: nothing was begun
 */
export const inTurn = async <T>(
  strapi: Core.Strapi,
  key: string,
  work: () => Promise<T>,
): Promise<T> => {
  const started = Date.now();
  for (;;) {
    let begun = false;
    try {
      return await strapi.db.transaction(async ({ trx }) => {
        await waitTurn(trx as Knex.Transaction, key);
        begun = true;
        return work();
      });
    } catch (error) {
      if (begun || !isRetryable(error)) throw error;
      // A transaction around this one is lost with the statement that failed in it.
      if (strapi.db.inTransaction() || Date.now() - started > patienceMs) {
        throw toValidationError(refuse('BUSY', { retryAfterSeconds: 1 }));
      }
    }
  }
};
