import { asciiKey, createTable, tables, type Migration } from '../../../platform';

export const paperApplicationMigrations: Migration[] = [
  {
    name: '0191-paper-applications',
    up: (knex) =>
      createTable(knex, tables.paperApplications, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_paper_applications_public_id');
        asciiKey(table, 'target_type', 120).notNullable();
        asciiKey(table, 'target_document_id', 64).notNullable();
        asciiKey(table, 'action', 60).notNullable();
        table.string('signed_on', 10).notNullable();
        table.string('received_on', 10).notNullable();
        // Digests by attribute of what had been typed: a later change is told to who confirms it.
        table.text('standing', 'longtext').notNullable();
        asciiKey(table, 'recorded_by', 120).notNullable();
        // As the clerk was known then: he confirms it under no other account.
        table.text('recorded_keys').notNullable();
        table.string('recorded_at', 24).notNullable();
        asciiKey(table, 'state', 12).notNullable();
        asciiKey(table, 'closed_by', 120);
        table.string('closed_at', 24);
        table.text('answer');
        // Digest of the entry while it waits: one form is not recorded twice.
        asciiKey(table, 'waits_for', 64).unique('to_paper_applications_waits_for');
        table.index(['target_type', 'target_document_id'], 'to_paper_applications_target');
      }),
  },
];
