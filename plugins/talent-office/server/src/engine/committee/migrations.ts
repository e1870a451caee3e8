import {
  addColumn,
  asciiKey,
  createTable,
  tables,
  type AppendOnlyTable,
  type Migration,
} from '../../platform';

/** What is recorded of meetings. Instants are ISO texts in UTC. */
export const committeeMigrations: Migration[] = [
  {
    name: '0120-decisions-recorded-by',
    up: (knex) =>
      // Who wrote it down for the person who decided; empty where he did so himself.
      addColumn(knex, tables.decisions, 'recorded_by', (table) => {
        table.string('recorded_by', 120);
      }),
  },
  {
    name: '0121-meeting-items',
    up: (knex) =>
      createTable(knex, tables.meetingItems, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_meeting_items_public_id');
        asciiKey(table, 'meeting', 64).notNullable();
        asciiKey(table, 'case_public_id', 36).notNullable();
        table.integer('stage').notNullable();
        table.integer('round').notNullable();
        asciiKey(table, 'target_type', 120).notNullable();
        asciiKey(table, 'target_document_id', 64).notNullable();
        table.integer('position').notNullable();
        // What is put to the vote besides the case itself, such as a lower amount.
        table.text('given').notNullable();
        table.boolean('closed').notNullable().defaultTo(false);
        asciiKey(table, 'state', 12).notNullable();
        // The case, while this item may still decide it: no other meeting has it on its agenda.
        asciiKey(table, 'live_case', 36).unique('to_meeting_items_live_case');
        table.integer('attempts').notNullable().defaultTo(0);
        table.text('told');
        table.index(['meeting', 'position'], 'to_meeting_items_meeting');
      }),
  },
  {
    name: '0122-meeting-members',
    up: (knex) =>
      createTable(knex, tables.meetingMembers, (table) => {
        table.increments('id');
        asciiKey(table, 'meeting', 64).notNullable();
        asciiKey(table, 'person', 120).notNullable();
        table.text('keys').notNullable();
        table.string('name').notNullable();
        table.boolean('presides').notNullable();
        table.boolean('present').notNullable().defaultTo(false);
        table.unique(['meeting', 'person'], { indexName: 'to_meeting_members_person' });
      }),
  },
  {
    name: '0123-meeting-recusals',
    up: (knex) =>
      createTable(knex, tables.meetingRecusals, (table) => {
        table.increments('id');
        table.integer('item_id').unsigned().notNullable();
        asciiKey(table, 'person', 120).notNullable();
        table.text('reason').notNullable();
        table.string('recorded_by', 120).notNullable();
        table.string('made_at', 24).notNullable();
        table.unique(['item_id', 'person'], { indexName: 'to_meeting_recusals_person' });
      }),
  },
  {
    name: '0124-resolutions',
    up: (knex) =>
      createTable(knex, tables.resolutions, (table) => {
        table.increments('id');
        table.integer('item_id').unsigned().notNullable().unique('to_resolutions_item');
        asciiKey(table, 'meeting', 64).notNullable();
        asciiKey(table, 'case_public_id', 36).notNullable();
        table.integer('stage').notNullable();
        table.integer('round').notNullable();
        asciiKey(table, 'choice', 12).notNullable();
        asciiKey(table, 'ground', 16).notNullable();
        table.text('given').notNullable();
        // Heads: who counted, who was there, and what they said.
        table.text('counted').notNullable();
        table.text('seen', 'longtext').notNullable();
        table.string('recorded_by', 120).notNullable();
        table.string('recorded_at', 24).notNullable();
        table.unique(['case_public_id', 'stage', 'round'], { indexName: 'to_resolutions_case' });
      }),
  },
];

/** Who kept out, and what was resolved: neither is written over. */
export const committeeAppendOnly: readonly AppendOnlyTable[] = [
  {
    name: tables.meetingRecusals,
    sample: {
      item_id: 0,
      person: 'append-only self-test',
      reason: '',
      recorded_by: '',
      made_at: '',
    },
  },
  {
    name: tables.resolutions,
    sample: {
      item_id: 0,
      meeting: 'append-only self-test',
      case_public_id: '',
      stage: 0,
      round: 0,
      choice: '',
      ground: '',
      given: '{}',
      counted: '{}',
      seen: '{}',
      recorded_by: '',
      recorded_at: '',
    },
  },
];
