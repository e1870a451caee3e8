import { addColumn, addIndex, asciiKey, createTable, tables, type Migration } from '../../platform';

export const noticeMigrations: Migration[] = [
  {
    name: '0060-notices',
    up: (knex) =>
      createTable(knex, tables.notices, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_notices_public_id');
        asciiKey(table, 'case_public_id', 36).notNullable();
        table.integer('stage').notNullable();
        table.integer('round').notNullable();
        asciiKey(table, 'target_type', 120).notNullable();
        asciiKey(table, 'target_document_id', 64).notNullable();
        table.string('title').notNullable();
        // What the public was shown, as it stood on the day of posting.
        table.text('snapshot', 'longtext').notNullable();
        // Where to object: office, phone, address.
        table.text('contact').notNullable();
        asciiKey(table, 'digest', 64).notNullable();
        table.string('starts_on', 10).notNullable();
        table.string('until', 10).notNullable();
        asciiKey(table, 'state', 12).notNullable();
        table.string('created_at', 24).notNullable();
        table.unique(['case_public_id', 'stage', 'round'], { indexName: 'to_notices_stage' });
        table.index(['state', 'until'], 'to_notices_due');
      }),
  },
  {
    name: '0061-notices-errata',
    up: (knex) =>
      // What was put right after the posting; the snapshot and its digest stay as they were shown.
      addColumn(knex, tables.notices, 'errata', (table) => {
        table.text('errata', 'longtext');
      }),
  },
  {
    name: '0160-notices-posting',
    up: async (knex) => {
      // The day that the period counts from; of earlier notices it is the day they were made.
      await addColumn(knex, tables.notices, 'posted_on', (table) => {
        table.string('posted_on', 10);
      });
      await addColumn(knex, tables.notices, 'batch', (table) => {
        asciiKey(table, 'batch', 36);
      });
      // Code of the unit that decides objections, as the workflow named it.
      await addColumn(knex, tables.notices, 'objection_unit', (table) => {
        table.string('objection_unit', 60);
      });
      await addIndex(knex, tables.notices, 'to_notices_batch', ['batch']);
    },
  },
  {
    name: '0161-posting-proofs',
    up: (knex) =>
      createTable(knex, tables.postingProofs, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_posting_proofs_public_id');
        // Public id of a batch, or of a notice that was posted alone.
        asciiKey(table, 'posting', 36).notNullable().index('to_posting_proofs_posting');
        table.string('place', 100).notNullable();
        table.string('posted_on', 10).notNullable();
        // One of the two, or both.
        table.text('url');
        asciiKey(table, 'file_public_id', 36);
        asciiKey(table, 'recorded_by', 64).notNullable();
        table.string('created_at', 24).notNullable();
        // When the outside copy was taken down, as somebody said.
        table.string('taken_down_on', 10);
      }),
  },
  {
    name: '0163-objection-copies',
    up: (knex) =>
      createTable(knex, tables.objectionCopies, (table) => {
        table.increments('id');
        asciiKey(table, 'objection', 64).notNullable().index('to_objection_copies_objection');
        table.text('text').notNullable();
        asciiKey(table, 'made_by', 64).notNullable();
        table.string('made_at', 24).notNullable();
      }),
  },
  {
    name: '0164-objection-answers',
    up: (knex) =>
      createTable(knex, tables.objectionAnswers, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_objection_answers_public_id');
        asciiKey(table, 'objection', 64).notNullable().index('to_objection_answers_objection');
        asciiKey(table, 'medium', 12).notNullable();
        table.text('text').notNullable();
        table.string('answered_on', 10).notNullable();
        // By mail it is on its way first, and may not arrive.
        asciiKey(table, 'state', 12).notNullable();
        asciiKey(table, 'made_by', 64).notNullable();
        table.string('made_at', 24).notNullable();
      }),
  },
  {
    name: '0162-notice-batches',
    up: (knex) =>
      createTable(knex, tables.noticeBatches, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_notice_batches_public_id');
        table.string('title').notNullable();
        table.text('contact').notNullable();
        asciiKey(table, 'created_by', 64).notNullable();
        table.string('created_at', 24).notNullable();
      }),
  },
];
