import { asciiKey, createTable, tables, type Migration } from '../../platform';

export const messageMigrations: Migration[] = [
  {
    name: '0070-messages',
    up: (knex) =>
      createTable(knex, tables.messages, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_messages_public_id');
        // A key of the person: his staff entry, else an account.
        asciiKey(table, 'recipient', 120).notNullable();
        asciiKey(table, 'kind', 24).notNullable();
        asciiKey(table, 'key', 64).notNullable();
        asciiKey(table, 'target_type', 120).notNullable();
        asciiKey(table, 'target_document_id', 64).notNullable();
        // No personal data: number, stage, date, the declaration's own text.
        table.text('facts').notNullable();
        table.string('created_at', 24).notNullable();
        table.string('read_at', 24);
        table.unique(['recipient', 'key'], { indexName: 'to_messages_once' });
      }),
  },
];
