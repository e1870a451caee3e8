import {
  addColumn,
  asciiKey,
  createTable,
  tables,
  type AppendOnlyTable,
  type Migration,
} from '../../platform';

/** What is recorded of acceptance (受理), of returns and of time that does not count. */
export const acceptanceMigrations: Migration[] = [
  {
    name: '0105-cases-acceptance',
    up: async (knex) => {
      await addColumn(knex, tables.cases, 'accepted_at', (table) => {
        table.string('accepted_at', 24);
      });
      await addColumn(knex, tables.cases, 'acceptance_number', (table) => {
        table.string('acceptance_number', 100);
      });
    },
  },
  {
    name: '0106-acceptance-numbers',
    up: async (knex) => {
      await createTable(knex, tables.numberCounters, (table) => {
        table.increments('id');
        // Digest of the form in which numbers are written: two workflows of one form share its numbers.
        asciiKey(table, 'series', 64).notNullable();
        table.integer('year').notNullable();
        table.integer('last').notNullable();
        table.unique(['series', 'year'], { indexName: 'to_acceptance_counters_series' });
      });
      await createTable(knex, tables.acceptanceNumbers, (table) => {
        table.increments('id');
        asciiKey(table, 'series', 64).notNullable();
        table.integer('year').notNullable();
        table.integer('number').notNullable();
        // `issued`, and later perhaps `void`: a number is never given twice, nor taken out.
        asciiKey(table, 'event', 12).notNullable();
        table.string('text', 100).notNullable();
        table.integer('case_id').unsigned().notNullable();
        // What the receipt said when it was given.
        table.text('receipt', 'longtext').notNullable();
        table.text('reason');
        table.string('actor', 120).notNullable();
        table.string('at', 24).notNullable();
        table.unique(['series', 'year', 'number', 'event'], {
          indexName: 'to_acceptance_numbers_number',
        });
        table.index(['case_id'], 'to_acceptance_numbers_case');
      });
    },
  },
  {
    name: '0107-case-pauses',
    up: (knex) =>
      // `paused_on` of a case tells of the pause that runs; handling time needs those before, too.
      createTable(knex, tables.casePauses, (table) => {
        table.increments('id');
        table.integer('case_id').unsigned().notNullable();
        asciiKey(table, 'event', 12).notNullable();
        table.string('at', 24).notNullable();
        table.index(['case_id'], 'to_case_pauses_case');
      }),
  },
  {
    name: '0108-decisions-defects',
    up: async (knex) => {
      // With a return: what is missing, by part, and why it was not said at the first one.
      await addColumn(knex, tables.decisions, 'defects', (table) => {
        table.text('defects', 'longtext');
      });
      await addColumn(knex, tables.decisions, 'again', (table) => {
        table.text('again');
      });
    },
  },
  {
    name: '0109-steps-stands-for',
    up: (knex) =>
      // Code of the unit whose opinion somebody else gives: it employs whom the case is about.
      addColumn(knex, tables.steps, 'stands_for', (table) => {
        table.string('stands_for', 64);
      }),
  },
];

/** Numbers that were given, and when time stood still: never changed, a void number is another row. */
export const acceptanceAppendOnly: readonly AppendOnlyTable[] = [
  {
    name: tables.acceptanceNumbers,
    sample: {
      series: 'append-only self-test',
      year: 0,
      number: 0,
      event: 'issued',
      text: '',
      case_id: 0,
      receipt: '{}',
      actor: '',
      at: '',
    },
  },
  { name: tables.casePauses, sample: { case_id: 0, event: 'pause', at: '' } },
];
