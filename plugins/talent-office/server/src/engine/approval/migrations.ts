import {
  asciiKey,
  addColumn,
  createTable,
  createVersionsTable,
  tables,
  versionSample,
  type AppendOnlyTable,
  type Migration,
} from '../../platform';

/** What the engine records of approvals. Instants are ISO texts in UTC, dates `YYYY-MM-DD`. */
export const approvalMigrations: Migration[] = [
  {
    name: '0050-workflow-versions',
    up: (knex) => createVersionsTable(knex, tables.workflowVersions, 'to_workflow_versions'),
  },
  {
    name: '0051-cases',
    up: (knex) =>
      createTable(knex, tables.cases, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_cases_public_id');
        asciiKey(table, 'target_type', 120).notNullable();
        asciiKey(table, 'target_document_id', 64).notNullable();
        table.string('action', 60).notNullable();
        table.integer('workflow_version_id').unsigned().notNullable();
        table.integer('rule_version_id').unsigned();
        table.string('state', 12).notNullable();
        table.integer('stage').notNullable();
        table.integer('round').notNullable();
        // Guarded values as they were when the case was opened, by digest: a late write is found.
        table.text('guarded', 'longtext').notNullable();
        table.text('phases').notNullable();
        table.string('subject', 120);
        // Who may not sign any more: the signers before an upheld objection.
        table.text('barred').notNullable();
        table.text('returned_parts').notNullable();
        table.bigInteger('amount');
        table.string('opened_by', 100).notNullable();
        table.string('opened_at', 24).notNullable();
        table.string('closed_at', 24);
        // While it is paused no deadline runs.
        table.string('paused_on', 10);
        table.integer('version').notNullable().defaultTo(0);
        table.index(['target_type', 'target_document_id'], 'to_cases_target');
        table.index(['state', 'opened_at'], 'to_cases_state');
      }),
  },
  {
    name: '0052-steps',
    up: (knex) =>
      createTable(knex, tables.steps, (table) => {
        table.increments('id');
        table.integer('case_id').unsigned().notNullable();
        table.integer('stage').notNullable();
        table.integer('round').notNullable();
        table.string('seat', 60).notNullable();
        table.string('kind', 20).notNullable();
        table.string('role', 60);
        table.string('unit', 60);
        table.integer('required').notNullable();
        table.string('opened_at', 24).notNullable();
        table.string('due_on', 10);
        table.string('outcome', 12);
        table.string('closed_at', 24);
        table.unique(['case_id', 'stage', 'round', 'seat'], { indexName: 'to_steps_seat' });
        table.index(['outcome', 'role', 'due_on'], 'to_steps_inbox');
      }),
  },
  {
    name: '0053-decisions',
    up: (knex) =>
      createTable(knex, tables.decisions, (table) => {
        table.increments('id');
        table.integer('step_id').unsigned().notNullable();
        table.integer('case_id').unsigned().notNullable();
        table.integer('stage').notNullable();
        table.integer('round').notNullable();
        asciiKey(table, 'person', 120).notNullable();
        asciiKey(table, 'counted_as', 120).notNullable();
        table.text('keys').notNullable();
        table.string('choice', 12).notNullable();
        table.text('given').notNullable();
        table.text('seen', 'longtext').notNullable();
        table.string('medium', 12).notNullable();
        table.text('comment');
        table.string('made_at', 24).notNullable();
        table.unique(['case_id', 'stage', 'round', 'person'], { indexName: 'to_decisions_person' });
        table.unique(['case_id', 'stage', 'round', 'counted_as'], {
          indexName: 'to_decisions_counted_as',
        });
      }),
  },
  {
    name: '0054-cases-correct-by',
    up: (knex) =>
      addColumn(knex, tables.cases, 'correct_by', (table) => {
        table.string('correct_by', 10);
      }),
  },
  {
    name: '0056-cases-parties',
    up: (knex) =>
      // Whom it was about when it was opened: a link that is taken away since hides nobody.
      addColumn(knex, tables.cases, 'parties', (table) => {
        table.text('parties', 'longtext');
      }),
  },
  {
    name: '0055-steps-blocked',
    up: (knex) =>
      addColumn(knex, tables.steps, 'blocked', (table) => {
        table.boolean('blocked').notNullable().defaultTo(false);
      }),
  },
];

/** What was signed, and by which workflow: a correction is another decision. */
export const approvalAppendOnly: readonly AppendOnlyTable[] = [
  { name: tables.workflowVersions, sample: versionSample },
  {
    name: tables.decisions,
    sample: {
      step_id: 0,
      case_id: 0,
      stage: 0,
      round: 0,
      person: 'append-only self-test',
      counted_as: 'append-only self-test',
      keys: '[]',
      choice: '',
      given: '{}',
      seen: '{}',
      medium: '',
      made_at: '',
    },
  },
];
