import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { tables } from '../tables';

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
 * Does work that Strapi does by itself, one at a time for a name, in the transaction that Strapi would
 * open for it. Nothing is retried, for what was called may not be called again.
 */
export const inTurn = async <T>(
  strapi: Core.Strapi,
  key: string,
  work: () => Promise<T>,
): Promise<T> =>
  strapi.db.transaction(async ({ trx }) => {
    await waitTurn(trx as Knex.Transaction, key);
    return work();
  });
