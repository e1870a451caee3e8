import type { Knex } from 'knex';

import {
  addIndex,
  asciiKey,
  createTable,
  isMysql,
  tables,
  type Migration,
} from '../../../platform';

/**
 * Sums of transfers by month, from one line and phase to another, up to the transfer that `rolled_to` of
 * the state names. What is younger is added from the transfers themselves whenever the sums are read.
 */
const createFlows = (knex: Knex): Promise<void> =>
  createTable(knex, tables.ledgerFlows, (table) => {
    table.increments('id');
    table.integer('debit_line').unsigned().notNullable();
    asciiKey(table, 'debit_phase', 32).notNullable();
    table.integer('credit_line').unsigned().notNullable();
    asciiKey(table, 'credit_phase', 32).notNullable();
    asciiKey(table, 'month', 7).notNullable();
    table.bigInteger('amount').notNullable();
    table.bigInteger('times').notNullable();
    table.unique(['debit_line', 'debit_phase', 'credit_line', 'credit_phase', 'month'], {
      indexName: 'talent_office_ledger_flows_key',
    });
    table.index(['credit_line'], 'talent_office_ledger_flows_credit');
  });

const createState = async (knex: Knex): Promise<void> => {
  await createTable(knex, tables.ledgerFlowState, (table) => {
    table.integer('id').unsigned().primary();
    table.integer('rolled_to').unsigned().notNullable();
    table.integer('seen_to').unsigned().notNullable();
    // Seconds since 1970 by the database's clock, which is the same for all instances.
    table.bigInteger('seen_at').notNullable();
  });
  const first = { id: 1, rolled_to: 0, seen_to: 0, seen_at: 0 };
  await knex(tables.ledgerFlowState).insert(first).onConflict('id').ignore();
};

/** What still stands on a line in a phase, and since when, is read from this index alone. */
const indexStanding = async (knex: Knex): Promise<void> => {
  await addIndex(knex, tables.accounts, 'talent_office_accounts_standing', [
    'line_id',
    'phase',
    'balance',
    'opened_at',
  ]);
  // MySQL has it already, for the foreign key.
  if (!isMysql(knex)) {
    await addIndex(knex, tables.accounts, 'talent_office_accounts_owner', ['owner_id']);
  }
};

export const booksMigrations: Migration[] = [
  {
    name: '0260-ledger-flows',
    up: async (knex) => {
      await createFlows(knex);
      await createState(knex);
    },
  },
  { name: '0261-ledger-standing', up: indexStanding },
];
