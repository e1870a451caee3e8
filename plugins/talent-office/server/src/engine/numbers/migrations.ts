import {
  asciiKey,
  createTable,
  tables,
  type AppendOnlyTable,
  type Migration,
} from '../../platform';

export const numberMigrations: Migration[] = [
  {
    name: '0240-document-numbers',
    up: (knex) =>
      createTable(knex, tables.documentNumbers, (table) => {
        table.increments('id');
        asciiKey(table, 'series', 64).notNullable();
        table.integer('year').notNullable();
        table.integer('number').notNullable();
        // `issued`, and later perhaps `void`: a number is never given twice, nor taken out.
        asciiKey(table, 'event', 12).notNullable();
        table.string('text', 100).notNullable();
        asciiKey(table, 'kind', 40).notNullable();
        // What the paper is about, as the register shows it.
        table.string('title').notNullable();
        asciiKey(table, 'document_id', 36).notNullable();
        table.text('reason');
        table.string('actor', 120).notNullable();
        table.string('at', 24).notNullable();
        table.unique(['series', 'year', 'number', 'event'], {
          indexName: 'to_document_numbers_number',
        });
        table.index(['event', 'year', 'kind'], 'to_document_numbers_year');
        table.index(['document_id'], 'to_document_numbers_document');
      }),
  },
];

/** A number that was given is never given again: a void one is another row. */
export const numbersAppendOnly: AppendOnlyTable = {
  name: tables.documentNumbers,
  sample: {
    series: 'append-only self-test',
    year: 0,
    number: 0,
    event: 'issued',
    text: '',
    kind: '',
    title: '',
    document_id: '',
    actor: '',
    at: '',
  },
};
