import {
  asciiKey,
  createTable,
  tables,
  type AppendOnlyTable,
  type Migration,
} from '../../platform';

export const handoverMigrations: Migration[] = [
  {
    name: '0171-handovers',
    up: (knex) =>
      createTable(knex, tables.handovers, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_handovers_public_id');
        // Keys of persons, and what they were called on that day: the list is a record.
        asciiKey(table, 'from_person', 120).notNullable().index('to_handovers_from');
        asciiKey(table, 'to_person', 120).notNullable().index('to_handovers_to');
        asciiKey(table, 'by_person', 120).notNullable();
        table.text('names').notNullable();
        table.string('effective_on', 10).notNullable();
        table.text('reason').notNullable();
        table.text('items', 'longtext').notNullable();
        table.string('made_at', 24).notNullable();
      }),
  },
];

/** What was handed over, to whom, stays as it was signed on paper. */
export const handoverAppendOnly: AppendOnlyTable = {
  name: tables.handovers,
  sample: {
    public_id: 'append-only self-test',
    from_person: '',
    to_person: '',
    by_person: '',
    names: '{}',
    effective_on: '',
    reason: '',
    items: '[]',
    made_at: '',
  },
};
