import { asciiKey, createTable, type Migration } from '../schema';
import { tables } from '../tables';

export const rateLimitMigrations: Migration[] = [
  {
    name: '0006-rate-limits',
    up: (knex) =>
      createTable(knex, tables.rateLimits, (table) => {
        // HMAC of the limit and of whom it counts: an address is personal data.
        asciiKey(table, 'bucket', 64).notNullable();
        // Seconds since 1970 at which the window of this count is over.
        table.bigInteger('ends_at').notNullable().index('to_rate_limits_ends_at');
        table.integer('taken').notNullable();
        table.primary(['bucket', 'ends_at']);
      }),
  },
];
