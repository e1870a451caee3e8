import {
  asciiKey,
  createTable,
  tables,
  type AppendOnlyTable,
  type Migration,
} from '../../platform';

export const proofMigrations: Migration[] = [
  {
    name: '0181-proofs',
    up: async (knex) => {
      await createTable(knex, tables.proofs, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_proofs_public_id');
        asciiKey(table, 'case_public_id', 36).notNullable();
        table.integer('stage').notNullable();
        asciiKey(table, 'asked', 64).notNullable();
        asciiKey(table, 'file_public_id', 36).notNullable();
        asciiKey(table, 'sha256', 64).notNullable();
        // As whoever handed it in was known then: nobody accepts his own.
        table.text('keys').notNullable();
        table.string('uploaded_by', 120).notNullable();
        table.string('created_at', 24).notNullable();
        table.index(['case_public_id', 'stage'], 'to_proofs_case');
      });
      await createTable(knex, tables.proofReturns, (table) => {
        table.increments('id');
        table.integer('proof_id').unsigned().notNullable().unique('to_proof_returns_proof');
        table.text('reason').notNullable();
        table.string('person', 120).notNullable();
        table.string('made_at', 24).notNullable();
      });
    },
  },
];

/** What was handed in, and what went back: another one is another row. */
export const proofAppendOnly: readonly AppendOnlyTable[] = [
  {
    name: tables.proofs,
    sample: {
      public_id: 'append-only self-test',
      case_public_id: '',
      stage: 0,
      asked: '',
      file_public_id: '',
      sha256: '',
      keys: '[]',
      uploaded_by: '',
      created_at: '',
    },
  },
  { name: tables.proofReturns, sample: { proof_id: 0, reason: '', person: '', made_at: '' } },
];
