import {
  asciiKey,
  createTable,
  tables,
  type AppendOnlyTable,
  type Migration,
} from '../../platform';

/** Which file left the house, and which came back: neither is ever written over. */
export const paymentMigrations: Migration[] = [
  {
    name: '0210-payment-files',
    up: async (knex) => {
      await createTable(knex, tables.paymentExports, (table) => {
        table.increments('id');
        asciiKey(table, 'batch', 64).notNullable().index('to_payment_exports_batch');
        asciiKey(table, 'sha256', 64).notNullable();
        asciiKey(table, 'exported_by', 120).notNullable();
        table.string('exported_at', 24).notNullable();
      });
      await createTable(knex, tables.paymentAnswers, (table) => {
        table.increments('id');
        asciiKey(table, 'batch', 64).notNullable();
        asciiKey(table, 'sha256', 64).notNullable();
        table.string('name').notNullable();
        table.integer('lines').notNullable();
        asciiKey(table, 'recorded_by', 120).notNullable();
        table.string('recorded_at', 24).notNullable();
        // One file is taken once, and of no other batch.
        table.unique(['sha256'], { indexName: 'to_payment_answers_file' });
        table.index(['batch'], 'to_payment_answers_batch');
      });
    },
  },
];

export const paymentAppendOnly: readonly AppendOnlyTable[] = [
  {
    name: tables.paymentExports,
    sample: { batch: '', sha256: 'append-only self-test', exported_by: '', exported_at: '' },
  },
  {
    name: tables.paymentAnswers,
    sample: {
      ...{ batch: '', sha256: 'append-only self-test', name: '', lines: 0 },
      ...{ recorded_by: '', recorded_at: '' },
    },
  },
];
