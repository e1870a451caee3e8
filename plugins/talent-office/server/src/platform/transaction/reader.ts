import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/**
 * Reads on the connection of the running transaction, or on any. SQLite has one connection: a query
 * beside the running transaction would wait for itself.
 */
export const reading = async <T>(
  strapi: Core.Strapi,
  read: (knex: Knex) => Promise<T>,
): Promise<T> =>
  strapi.db.inTransaction()
    ? strapi.db.transaction(({ trx }) => read(trx as Knex))
    : read(strapi.db.connection);
