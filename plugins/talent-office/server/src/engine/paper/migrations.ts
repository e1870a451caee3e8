import { asciiKey, createTable, tables, type Migration } from '../../platform';

import { paperApplicationMigrations } from './applications';

export const paperMigrations: Migration[] = [
  {
    name: '0152-paper-decisions',
    up: (knex) =>
      createTable(knex, tables.paperDecisions, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_paper_decisions_public_id');
        asciiKey(table, 'case_public_id', 36).notNullable().index('to_paper_decisions_case');
        table.integer('stage').notNullable();
        table.integer('round').notNullable();
        table.string('seat', 60).notNullable();
        asciiKey(table, 'digest', 12).notNullable();
        asciiKey(table, 'signer', 120).notNullable();
        table.string('unit', 64).notNullable();
        table.string('handler', 100).notNullable();
        table.string('signed_on', 10).notNullable();
        asciiKey(table, 'choice', 12).notNullable();
        table.text('comment');
        // With the choice: the values that the stage asks for, what is sent back, and why.
        table.text('said', 'longtext').notNullable();
        asciiKey(table, 'recorded_by', 120).notNullable();
        // As the clerk was known then: he confirms it under no other account.
        table.text('recorded_keys').notNullable();
        table.string('recorded_at', 24).notNullable();
        asciiKey(table, 'state', 12).notNullable();
        asciiKey(table, 'closed_by', 120);
        table.string('closed_at', 24);
        table.text('answer');
        // Digest of signer, case, stage and round while it waits: one paper is not recorded twice.
        asciiKey(table, 'waits_for', 64).unique('to_paper_decisions_waits_for');
      }),
  },
  ...paperApplicationMigrations,
];
