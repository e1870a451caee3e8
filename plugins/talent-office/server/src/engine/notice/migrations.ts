import { addColumn, asciiKey, createTable, tables, type Migration } from '../../platform';

export const noticeMigrations: Migration[] = [
  {
    name: '0060-notices',
    up: (knex) =>
      createTable(knex, tables.notices, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_notices_public_id');
        asciiKey(table, 'case_public_id', 36).notNullable();
        table.integer('stage').notNullable();
        table.integer('round').notNullable();
        asciiKey(table, 'target_type', 120).notNullable();
        asciiKey(table, 'target_document_id', 64).notNullable();
        table.string('title').notNullable();
        // What the public was shown, as it stood on the day of posting.
        table.text('snapshot', 'longtext').notNullable();
        // Where to object: office, phone, address.
        table.text('contact').notNullable();
        asciiKey(table, 'digest', 64).notNullable();
        table.string('starts_on', 10).notNullable();
        table.string('until', 10).notNullable();
        asciiKey(table, 'state', 12).notNullable();
        table.string('created_at', 24).notNullable();
        table.unique(['case_public_id', 'stage', 'round'], { indexName: 'to_notices_stage' });
        table.index(['state', 'until'], 'to_notices_due');
      }),
  },
  {
    name: '0061-notices-errata',
    up: (knex) =>
      // What was put right after the posting; the snapshot and its digest stay as they were shown.
      addColumn(knex, tables.notices, 'errata', (table) => {
        table.text('errata', 'longtext');
      }),
  },
];
