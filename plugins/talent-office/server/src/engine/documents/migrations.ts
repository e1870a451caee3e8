import {
  asciiKey,
  createTable,
  tables,
  type AppendOnlyTable,
  type Migration,
} from '../../platform';

export const documentMigrations: Migration[] = [
  {
    name: '0151-case-prints',
    up: (knex) =>
      createTable(knex, tables.casePrints, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_case_prints_public_id');
        table.integer('case_id').unsigned().notNullable();
        // What is printed on the form beside its QR: the same facts have the same one.
        asciiKey(table, 'digest', 12).notNullable();
        table.integer('stage').notNullable();
        table.integer('round').notNullable();
        table.integer('workflow_version_id').unsigned().notNullable();
        table.bigInteger('amount');
        // Digests of the guarded values by attribute: a later record says what changed since.
        table.text('guarded', 'longtext').notNullable();
        asciiKey(table, 'printed_by', 120).notNullable();
        table.string('printed_at', 24).notNullable();
        table.unique(['case_id', 'digest'], { indexName: 'to_case_prints_digest' });
      }),
  },
  {
    name: '0241-documents',
    up: async (knex) => {
      await createTable(knex, tables.documents, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_documents_public_id');
        asciiKey(table, 'kind', 40).notNullable();
        table.string('number', 100);
        table.string('title').notNullable();
        asciiKey(table, 'target_type', 120).notNullable();
        asciiKey(table, 'target_document_id', 64).notNullable();
        // What it says, sealed: names, and accounts of payees.
        table.text('facts', 'longtext').notNullable();
        // Number of the office's own template; null is the built-in layout.
        table.integer('template');
        asciiKey(table, 'file_id', 36).notNullable();
        asciiKey(table, 'sha256', 64).notNullable();
        table.string('issued_by', 120).notNullable();
        table.string('issued_at', 24).notNullable();
        table.index(['target_type', 'target_document_id'], 'to_documents_target');
      });
      await createTable(knex, tables.documentVoids, (table) => {
        table.increments('id');
        asciiKey(table, 'document_id', 36).notNullable().unique('to_document_voids_document');
        table.text('reason').notNullable();
        // The paper that was issued in its place.
        asciiKey(table, 'replaced_by', 36);
        table.string('voided_by', 120).notNullable();
        table.string('voided_at', 24).notNullable();
      });
    },
  },
  {
    name: '0243-document-templates',
    up: (knex) =>
      createTable(knex, tables.documentTemplates, (table) => {
        table.increments('id');
        asciiKey(table, 'kind', 40).notNullable();
        table.integer('number').notNullable();
        // Null: the office took its own back, and the built-in layout is in force again.
        asciiKey(table, 'file_id', 36);
        asciiKey(table, 'sha256', 64);
        table.string('name').notNullable();
        table.string('put_by', 120).notNullable();
        table.string('put_at', 24).notNullable();
        table.unique(['kind', 'number'], { indexName: 'to_document_templates_number' });
      }),
  },
];

/** What a form was printed with is what its signer read; a paper that was issued is as it was issued. */
export const documentsAppendOnly: readonly AppendOnlyTable[] = [
  {
    name: tables.casePrints,
    sample: {
      public_id: 'append-only self-test',
      case_id: 0,
      digest: '',
      stage: 0,
      round: 0,
      workflow_version_id: 0,
      guarded: '{}',
      printed_by: '',
      printed_at: '',
    },
  },
  {
    name: tables.documents,
    sample: {
      public_id: 'append-only self-test',
      kind: '',
      title: '',
      target_type: '',
      target_document_id: '',
      facts: '',
      file_id: '',
      sha256: '',
      issued_by: '',
      issued_at: '',
    },
  },
  {
    name: tables.documentTemplates,
    sample: { kind: 'self-test', number: 0, name: '', put_by: '', put_at: '' },
  },
  {
    name: tables.documentVoids,
    sample: {
      document_id: 'append-only self-test',
      reason: '',
      voided_by: '',
      voided_at: '',
    },
  },
];
