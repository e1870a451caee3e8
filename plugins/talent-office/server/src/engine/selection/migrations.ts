import {
  asciiKey,
  createTable,
  tables,
  type AppendOnlyTable,
  type Migration,
} from '../../platform';

/** What is recorded of selections. Instants are ISO texts in UTC, dates `YYYY-MM-DD`. */
export const selectionMigrations: Migration[] = [
  {
    name: '0183-selection-groups',
    up: async (knex) => {
      await createTable(knex, tables.selectionGroups, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_selection_groups_public_id');
        table.integer('workflow_version_id').unsigned().notNullable();
        table.integer('stage').notNullable();
        // The text of the grouping expression; empty where there is none.
        table.string('label').notNullable();
        // Digest of version, stage and label: groups of one kind follow one another (期次).
        asciiKey(table, 'kind', 64).notNullable();
        table.integer('number').notNullable();
        asciiKey(table, 'state', 12).notNullable();
        // Its kind, while cases arrive: there is one such group.
        asciiKey(table, 'collecting', 64).unique('to_selection_groups_collecting');
        table.string('reserve_until', 10);
        table.string('created_at', 24).notNullable();
        table.unique(['kind', 'number'], { indexName: 'to_selection_groups_number' });
        table.index(['state', 'reserve_until'], 'to_selection_groups_due');
      });
      await createTable(knex, tables.selectionEntries, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_selection_entries_public_id');
        table.integer('group_id').unsigned().notNullable();
        asciiKey(table, 'case_public_id', 36).notNullable();
        table.integer('stage').notNullable();
        // Of the case, when it last came to the stage.
        table.integer('round').notNullable();
        asciiKey(table, 'target_type', 120).notNullable();
        asciiKey(table, 'target_document_id', 64).notNullable();
        asciiKey(table, 'state', 12).notNullable();
        // The case, until it gave its place in the order up: it stands in one group of a stage.
        asciiKey(table, 'live_case', 36);
        table.integer('attempts').notNullable().defaultTo(0);
        table.text('told');
        table.string('arrived_at', 24).notNullable();
        table.unique(['live_case', 'stage'], { indexName: 'to_selection_entries_live_case' });
        table.index(['group_id', 'state'], 'to_selection_entries_group');
        table.index(['case_public_id'], 'to_selection_entries_case');
        table.index(['state'], 'to_selection_entries_state');
      });
    },
  },
  {
    name: '0184-selection-seeds',
    up: (knex) =>
      createTable(knex, tables.selectionSeeds, (table) => {
        table.increments('id');
        table.integer('group_id').unsigned().notNullable().unique('to_selection_seeds_group');
        asciiKey(table, 'kind', 16).notNullable();
        // Either the digest of a seed that is kept sealed until it is drawn with, or the event to come.
        asciiKey(table, 'commitment', 64);
        table.text('sealed');
        table.text('source');
        table.string('made_by', 120).notNullable();
        table.string('made_at', 24).notNullable();
      }),
  },
  {
    name: '0185-selection-orders',
    up: async (knex) => {
      await createTable(knex, tables.selectionClosings, (table) => {
        table.increments('id');
        table.integer('group_id').unsigned().notNullable().unique('to_selection_closings_group');
        table.integer('places').notNullable();
        table.integer('counted').notNullable();
        // Of all candidates with their tickets and values: what is drawn from is what was closed.
        asciiKey(table, 'digest', 64).notNullable();
        table.string('person', 120).notNullable();
        table.text('keys').notNullable();
        table.string('made_at', 24).notNullable();
      });
      await createTable(knex, tables.selectionCandidates, (table) => {
        table.increments('id');
        table.integer('group_id').unsigned().notNullable();
        table.integer('entry_id').unsigned().notNullable().unique('to_selection_candidates_entry');
        table.string('ticket', 100).notNullable();
        // What the expressions gave, by field, and what decided between equals.
        table.text('worked').notNullable();
        // Digest of what the case was about when the group was closed.
        asciiKey(table, 'seen', 64).notNullable();
        table.index(['group_id'], 'to_selection_candidates_group');
      });
      await createTable(knex, tables.selectionOrders, (table) => {
        table.increments('id');
        table.integer('group_id').unsigned().notNullable().unique('to_selection_orders_group');
        asciiKey(table, 'method', 16).notNullable();
        table.string('seed', 200);
        // Of the whole list in its order.
        asciiKey(table, 'digest', 64).notNullable();
        table.string('reserve_until', 10).notNullable();
        table.string('person', 120).notNullable();
        table.string('made_at', 24).notNullable();
      });
      await createTable(knex, tables.selectionRanks, (table) => {
        table.increments('id');
        table.integer('group_id').unsigned().notNullable();
        table.integer('position').notNullable();
        table.integer('entry_id').unsigned().notNullable().unique('to_selection_ranks_entry');
        // Of a draw: HMAC of the ticket, by which it stands here.
        asciiKey(table, 'mark', 64);
        table.unique(['group_id', 'position'], { indexName: 'to_selection_ranks_position' });
      });
      await createTable(knex, tables.selectionGrants, (table) => {
        table.increments('id');
        table.integer('group_id').unsigned().notNullable();
        table.integer('entry_id').unsigned().notNullable().unique('to_selection_grants_entry');
        // Whose place it was: each that comes back is given once.
        table.integer('replaces').unsigned().unique('to_selection_grants_replaces');
        table.string('made_at', 24).notNullable();
        table.index(['group_id'], 'to_selection_grants_group');
      });
    },
  },
];

const sample = { group_id: 0, made_at: '' } as const;

/** What was closed, drawn and given: nobody changes it afterwards. */
export const selectionAppendOnly: readonly AppendOnlyTable[] = [
  { name: tables.selectionSeeds, sample: { ...sample, kind: '', made_by: '' } },
  {
    name: tables.selectionClosings,
    sample: { ...sample, places: 0, counted: 0, digest: '', person: '', keys: '[]' },
  },
  {
    name: tables.selectionCandidates,
    sample: { group_id: 0, entry_id: 0, ticket: '', worked: '{}', seen: '' },
  },
  {
    name: tables.selectionOrders,
    sample: { ...sample, method: '', digest: '', reserve_until: '', person: '' },
  },
  { name: tables.selectionRanks, sample: { group_id: 0, position: 0, entry_id: 0 } },
  { name: tables.selectionGrants, sample: { ...sample, entry_id: 0 } },
];
