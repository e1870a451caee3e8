import { addColumn, asciiKey, createTable, tables, type Migration } from '../../platform';

export const signingMigrations: Migration[] = [
  {
    name: '0130-signing-proofs',
    up: (knex) =>
      createTable(knex, tables.signingProofs, (table) => {
        // Digests of the proof and of whom it holds for: neither can be used by who reads them.
        asciiKey(table, 'proof', 64).notNullable().primary();
        asciiKey(table, 'holder', 64).notNullable();
        // For one signature alone?
        table.boolean('once').notNullable();
        // Seconds since 1970.
        table.bigInteger('expires_at').notNullable().index('to_signing_proofs_expires_at');
      }),
  },
  {
    name: '0170-signing-proof-batches',
    up: (knex) =>
      addColumn(knex, tables.signingProofs, 'batch', (table) => {
        // Digest of the one batch that a proof holds for.
        table.string('batch', 64);
      }),
  },
];
