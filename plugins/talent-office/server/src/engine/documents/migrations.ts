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
];

/** What a form was printed with is what its signer read. */
export const documentsAppendOnly: AppendOnlyTable = {
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
};
