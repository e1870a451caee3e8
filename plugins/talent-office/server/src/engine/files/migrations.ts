import { asciiKey, createTable, isMysql, tables, type Migration } from '../../platform';

export const fileMigrations: Migration[] = [
  {
    name: '0005-files',
    up: (knex) =>
      createTable(knex, tables.files, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_files_public_id');
        // The content's name in the store; several rows may have one content.
        asciiKey(table, 'sha256', 64).notNullable().index('to_files_sha256');
        table.integer('size').unsigned().notNullable();
        asciiKey(table, 'media_type', 60).notNullable();
        table.string('name').notNullable();
        asciiKey(table, 'owner_type', 120).notNullable();
        asciiKey(table, 'owner_document_id', 64).notNullable();
        asciiKey(table, 'created_by', 64).notNullable();
        table.string('created_at', 24).notNullable();
        // Taken off the entry, but kept: somebody signed what was in it.
        table.string('removed_at', 24);
        table.index(['owner_type', 'owner_document_id'], 'to_files_owner');
      }),
  },
  {
    name: '0242-files-media-type',
    up: async (knex) => {
      // The name of DOCX is longer than those of what may be handed in. SQLite keeps no lengths.
      if (!isMysql(knex)) return;
      await knex.raw('ALTER TABLE ?? MODIFY media_type varchar(100) COLLATE ascii_bin NOT NULL', [
        tables.files,
      ]);
    },
  },
];
