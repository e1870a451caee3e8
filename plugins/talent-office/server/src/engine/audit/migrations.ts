import {
  addColumn,
  asciiKey,
  createTable,
  tables,
  type AppendOnlyTable,
  type Migration,
} from '../../platform';

export const migrations: Migration[] = [
  {
    name: '0002-audit',
    up: (knex) =>
      createTable(knex, tables.audit, (table) => {
        table.bigIncrements('id');
        table.string('at', 24).notNullable();
        asciiKey(table, 'actor_kind', 16).notNullable();
        table.string('actor_id', 64);
        table.string('person', 120);
        table.string('acting_for', 120);
        asciiKey(table, 'action', 64).notNullable();
        asciiKey(table, 'target_type', 160).notNullable();
        asciiKey(table, 'target_document_id', 64).notNullable();
        table.text('reason');
        asciiKey(table, 'before_digest', 64);
        asciiKey(table, 'after_digest', 64);
        table.text('details', 'longtext').notNullable();
        asciiKey(table, 'request_id', 64);
        // MySQL's keys are limited in bytes: the id comes with every secondary index anyway.
        table.index(['target_type', 'target_document_id'], 'talent_office_audit_target');
      }),
  },
  {
    name: '0003-audit-person-keys',
    up: (knex) =>
      addColumn(knex, tables.audit, 'person_keys', (table) => {
        table.text('person_keys');
      }),
  },
];

export const auditAppendOnly: AppendOnlyTable = {
  name: tables.audit,
  sample: {
    at: '',
    actor_kind: 'system',
    action: 'append-only self-test',
    target_type: '',
    target_document_id: '',
    details: '{}',
  },
};
