import { asciiKey, createTable, type Migration } from '../schema';
import { tables } from '../tables';

export const outboxMigrations: Migration[] = [
  {
    name: '0005-outbox',
    up: (knex) =>
      createTable(knex, tables.outbox, (table) => {
        table.increments('id');
        asciiKey(table, 'topic', 60).notNullable();
        asciiKey(table, 'key', 64).notNullable();
        table.text('payload').notNullable();
        asciiKey(table, 'state', 12).notNullable();
        table.integer('attempts').notNullable();
        table.string('due_at', 24).notNullable();
        table.string('created_at', 24).notNullable();
        table.string('delivered_at', 24);
        // Class and code only: a mail server's message may quote an address.
        table.string('fault', 160);
        table.unique(['topic', 'key'], { indexName: 'to_outbox_key' });
        table.index(['state', 'due_at'], 'to_outbox_due');
      }),
  },
];
