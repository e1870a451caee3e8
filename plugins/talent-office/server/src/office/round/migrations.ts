import {
  asciiKey,
  createTable,
  tables,
  type AppendOnlyTable,
  type Migration,
} from '../../platform';

export const roundMigrations: Migration[] = [
  {
    name: '0230-round-lists',
    up: async (knex) => {
      await createTable(knex, tables.roundLists, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_round_lists_public_id');
        asciiKey(table, 'round', 64).notNullable();
        table.integer('number').notNullable();
        asciiKey(table, 'method', 20).notNullable();
        asciiKey(table, 'cut_unit', 8).notNullable();
        table.integer('count').notNullable();
        table.bigInteger('amount').notNullable();
        table.bigInteger('proposed').notNullable();
        // What was free on each line, by documentId: the working of the cut.
        table.text('free', 'longtext').notNullable();
        asciiKey(table, 'digest', 64).notNullable();
        asciiKey(table, 'fixed_by', 120).notNullable();
        table.string('fixed_at', 24).notNullable();
        // Two who fix the list of a round at once do not both make its next one.
        table.unique(['round', 'number'], { indexName: 'to_round_lists_number' });
      });
      await createTable(knex, tables.roundListRows, (table) => {
        table.increments('id');
        table.integer('list_id').unsigned().notNullable();
        table.integer('position').notNullable();
        asciiKey(table, 'application', 64).notNullable();
        asciiKey(table, 'case_public_id', 36).notNullable();
        asciiKey(table, 'benefit', 64).notNullable();
        asciiKey(table, 'line', 64).notNullable();
        table.integer('share').notNullable();
        table.bigInteger('amount').notNullable();
        table.bigInteger('proposed').notNullable();
        asciiKey(table, 'reason', 12).notNullable();
        table.unique(['list_id', 'position'], { indexName: 'to_round_list_rows_position' });
        table.index(['application'], 'to_round_list_rows_application');
      });
    },
  },
];

/** What was proposed to the committee, from which money: what its members had before them. */
export const roundAppendOnly: readonly AppendOnlyTable[] = [
  {
    name: tables.roundLists,
    sample: {
      public_id: 'append-only self-test',
      round: 'append-only self-test',
      number: 0,
      method: '',
      cut_unit: '',
      count: 0,
      amount: 0,
      proposed: 0,
      free: '',
      digest: '',
      fixed_by: '',
      fixed_at: '',
    },
  },
  {
    name: tables.roundListRows,
    sample: {
      list_id: 0,
      position: 0,
      application: 'append-only self-test',
      case_public_id: '',
      benefit: '',
      line: '',
      share: 0,
      amount: 0,
      proposed: 0,
      reason: '',
    },
  },
];
