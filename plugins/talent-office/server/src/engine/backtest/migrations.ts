import { asciiKey, createTable, tables, type Migration } from '../../platform';

/** What a backtest leaves behind: the report, and nothing else. */
export const backtestMigrations: Migration[] = [
  {
    name: '0115-backtests',
    up: (knex) =>
      createTable(knex, tables.backtests, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_backtests_public_id');
        asciiKey(table, 'rule_set', 64).notNullable();
        // The rule set while it is under way: one at a time of each.
        asciiKey(table, 'open_key', 64).unique('to_backtests_open');
        asciiKey(table, 'scope', 12).notNullable();
        asciiKey(table, 'state', 12).notNullable();
        // The candidate as it was when it was asked for: an edit meanwhile changes nothing.
        table.text('candidate', 'longtext').notNullable();
        asciiKey(table, 'candidate_hash', 64).notNullable();
        table.integer('base_version_id').unsigned();
        table.string('on_day', 10).notNullable();
        table.integer('total');
        table.integer('processed').notNullable().defaultTo(0);
        // Primary key of the last entry that the summary counts: from there another server goes on.
        table.bigInteger('cursor').notNullable().defaultTo(0);
        table.text('summary', 'longtext').notNullable();
        table.string('requested_by', 120).notNullable();
        table.string('requested_at', 24).notNullable();
        table.string('finished_at', 24);
        table.string('fault', 160);
        table.index(['rule_set', 'id'], 'to_backtests_rule_set');
        table.index(['state', 'id'], 'to_backtests_state');
      }),
  },
  {
    name: '0116-backtest-changes',
    up: (knex) =>
      createTable(knex, tables.backtestChanges, (table) => {
        table.increments('id');
        table.integer('backtest_id').unsigned().notNullable();
        table.bigInteger('position').notNullable();
        table.integer('offer').notNullable();
        table.text('change', 'longtext').notNullable();
        // A batch that is done again after a crash leaves each entry once.
        table.unique(['backtest_id', 'position', 'offer'], {
          indexName: 'to_backtest_changes_one',
        });
      }),
  },
];
