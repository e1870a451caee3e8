import { addColumn, asciiKey, tables, type Migration } from '../../platform';

/** Of a case that came on paper (代录). */
export const paperCaseMigrations: Migration[] = [
  {
    name: '0190-cases-paper',
    up: async (knex) => {
      // The day of handing in; empty is the day on which it was opened.
      await addColumn(knex, tables.cases, 'handed_in_on', (table) => {
        table.string('handed_in_on', 10);
      });
      await addColumn(knex, tables.cases, 'recorded_by', (table) => {
        asciiKey(table, 'recorded_by', 120);
      });
      await addColumn(knex, tables.cases, 'confirmed_by', (table) => {
        asciiKey(table, 'confirmed_by', 120);
      });
    },
  },
];
