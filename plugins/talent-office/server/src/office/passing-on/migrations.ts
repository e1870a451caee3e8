import {
  asciiKey,
  createTable,
  tables,
  type AppendOnlyTable,
  type Migration,
} from '../../platform';

/** What an employer owes proof of, what proves it, and what was sent back: none is ever written over. */
export const passingOnMigrations: Migration[] = [
  {
    name: '0280-passing-on',
    up: async (knex) => {
      await createTable(knex, tables.passingOnDues, (table) => {
        table.increments('id');
        // One of a payment, whoever records its result how often.
        asciiKey(table, 'payment', 64).notNullable().unique('to_passing_on_dues_payment');
        asciiKey(table, 'batch', 64).notNullable().index('to_passing_on_dues_batch');
        asciiKey(table, 'employer', 64).notNullable().index('to_passing_on_dues_employer');
        table.bigInteger('net_fen').notNullable();
        table.string('paid_on', 10).notNullable();
        // As the setting was on that day: a later one moves no goal.
        table.integer('working_days').notNullable();
        table.string('created_at', 24).notNullable();
      });
      await createTable(knex, tables.passingOnProofs, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_passing_on_proofs_id');
        asciiKey(table, 'payment', 64).notNullable().index('to_passing_on_proofs_payment');
        table.bigInteger('amount_fen').notNullable();
        table.string('passed_on', 10).notNullable();
        asciiKey(table, 'file_id', 36).notNullable();
        asciiKey(table, 'medium', 10).notNullable();
        asciiKey(table, 'recorded_by', 120).notNullable();
        table.string('recorded_at', 24).notNullable();
      });
      await createTable(knex, tables.passingOnReturns, (table) => {
        table.increments('id');
        asciiKey(table, 'proof', 36).notNullable().unique('to_passing_on_returns_proof');
        table.string('reason', 500).notNullable();
        asciiKey(table, 'returned_by', 120).notNullable();
        table.string('returned_at', 24).notNullable();
      });
    },
  },
];

const sample = 'append-only self-test';

export const passingOnAppendOnly: readonly AppendOnlyTable[] = [
  {
    name: tables.passingOnDues,
    sample: {
      ...{ payment: sample, batch: '', employer: '', net_fen: 0, paid_on: '', working_days: 0 },
      created_at: '',
    },
  },
  {
    name: tables.passingOnProofs,
    sample: {
      ...{ public_id: sample, payment: '', amount_fen: 0, passed_on: '', file_id: '', medium: '' },
      ...{ recorded_by: '', recorded_at: '' },
    },
  },
  {
    name: tables.passingOnReturns,
    sample: { proof: sample, reason: '', returned_by: '', returned_at: '' },
  },
];
