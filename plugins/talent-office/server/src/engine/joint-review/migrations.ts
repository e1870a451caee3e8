import {
  asciiKey,
  createTable,
  tables,
  type AppendOnlyTable,
  type Migration,
} from '../../platform';

export const jointReviewMigrations: Migration[] = [
  {
    name: '0192-review-lists',
    up: async (knex) => {
      await createTable(knex, tables.reviewLists, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_review_lists_public_id');
        asciiKey(table, 'workflow', 64).notNullable();
        asciiKey(table, 'stage', 64).notNullable();
        asciiKey(table, 'role', 64).notNullable();
        asciiKey(table, 'unit', 64).notNullable();
        table.string('title').notNullable();
        // Over the cases and the digests of their facts; printed beside the QR.
        asciiKey(table, 'digest', 12).notNullable();
        table.integer('employed').notNullable();
        asciiKey(table, 'sent_by', 120).notNullable();
        table.string('sent_at', 24).notNullable();
        // A later list of one scope has taken the place of those before it.
        table.index(['unit', 'role', 'workflow', 'stage'], 'to_review_lists_scope');
      });
      await createTable(knex, tables.reviewListRows, (table) => {
        table.increments('id');
        table.integer('list_id').unsigned().notNullable();
        table.integer('number').notNullable();
        asciiKey(table, 'case_public_id', 36).notNullable();
        table.string('seat', 60).notNullable();
        // Of what was decided by then, as of a printed form.
        asciiKey(table, 'digest', 12).notNullable();
        // Code of the unit that it stands in for.
        table.string('stands_for', 64);
        table.unique(['list_id', 'number'], { indexName: 'to_review_list_rows_number' });
        table.unique(['list_id', 'case_public_id', 'seat'], {
          indexName: 'to_review_list_rows_case',
        });
      });
    },
  },
  {
    name: '0193-review-list-returns',
    up: async (knex) => {
      await createTable(knex, tables.reviewListReturns, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_review_list_returns_public_id');
        table.integer('list_id').unsigned().notNullable().index('to_review_list_returns_list');
        // Of the workbook, which is read and not kept; the sealed scan is.
        asciiKey(table, 'workbook', 64).notNullable();
        asciiKey(table, 'signer', 120).notNullable();
        table.string('handler', 100).notNullable();
        table.string('signed_on', 10).notNullable();
        asciiKey(table, 'recorded_by', 120).notNullable();
        // As the clerk was known then: he confirms it under no other account.
        table.text('recorded_keys').notNullable();
        table.string('recorded_at', 24).notNullable();
        asciiKey(table, 'state', 12).notNullable();
        asciiKey(table, 'closed_by', 120);
        table.string('closed_at', 24);
        table.text('answer');
        // The list, while it waits: what came back of it is not recorded twice.
        asciiKey(table, 'waits_for', 36).unique('to_review_list_returns_waits_for');
      });
      await createTable(knex, tables.reviewListOpinions, (table) => {
        table.increments('id');
        table.integer('return_id').unsigned().notNullable();
        table.integer('number').notNullable();
        asciiKey(table, 'choice', 12).notNullable();
        table.text('comment');
        table.text('parts').notNullable();
        asciiKey(table, 'outcome', 12);
        // Why it was refused, as it was told then.
        table.text('refusal', 'longtext');
        table.unique(['return_id', 'number'], { indexName: 'to_review_list_opinions_number' });
      });
    },
  },
];

/** Which cases went out, with which facts, to whom: what somebody signed and sealed. */
export const jointReviewAppendOnly: readonly AppendOnlyTable[] = [
  {
    name: tables.reviewLists,
    sample: {
      public_id: 'append-only self-test',
      workflow: '',
      stage: '',
      role: '',
      unit: '',
      title: '',
      digest: '',
      employed: 0,
      sent_by: '',
      sent_at: '',
    },
  },
  {
    name: tables.reviewListRows,
    sample: {
      list_id: 0,
      number: 0,
      case_public_id: 'append-only self-test',
      seat: '',
      digest: '',
    },
  },
];
