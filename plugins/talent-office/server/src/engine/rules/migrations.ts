import {
  asciiKey,
  createTable,
  createVersionsTable,
  tables,
  versionSample,
  type AppendOnlyTable,
  type Migration,
} from '../../platform';

export const ruleMigrations: Migration[] = [
  {
    name: '0040-rule-versions',
    up: (knex) => createVersionsTable(knex, tables.ruleVersions, 'to_rule_versions'),
  },
  {
    name: '0041-evaluations',
    up: (knex) =>
      createTable(knex, tables.evaluations, (table) => {
        table.increments('id');
        table.integer('case_id').unsigned().notNullable().index('to_evaluations_case');
        table.integer('rule_version_id').unsigned();
        table.text('facts', 'longtext').notNullable();
        table.text('result', 'longtext').notNullable();
        table.string('made_at', 24).notNullable();
      }),
  },
  {
    name: '0042-subjects',
    up: (knex) =>
      createTable(knex, tables.subjects, (table) => {
        asciiKey(table, 'key', 120).primary();
        table.integer('version').notNullable().defaultTo(0);
      }),
  },
];

/** What was decided by, and on what: neither is ever changed. */
export const rulesAppendOnly: readonly AppendOnlyTable[] = [
  { name: tables.ruleVersions, sample: versionSample },
  {
    name: tables.evaluations,
    sample: { case_id: 0, rule_version_id: null, facts: '{}', result: '{}', made_at: '' },
  },
];
