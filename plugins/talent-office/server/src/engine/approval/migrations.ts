import {
  asciiKey,
  addColumn,
  addIndex,
  createTable,
  createVersionsTable,
  tables,
  versionSample,
  type AppendOnlyTable,
  type Migration,
} from '../../platform';

import { acceptanceAppendOnly, acceptanceMigrations } from './acceptance-migrations';
import { paperCaseMigrations } from './paper-migrations';

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
    name: '0055-steps-blocked',
    up: (knex) =>
      addColumn(knex, tables.steps, 'blocked', (table) => {
        table.boolean('blocked').notNullable().defaultTo(false);
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
    name: '0057-cases-opened-by-keys',
    up: (knex) =>
      // Who opened it under another account, or another staff entry, than he has now.
      addColumn(knex, tables.cases, 'opened_by_keys', (table) => {
        table.text('opened_by_keys', 'longtext');
      }),
  },
  {
    name: '0058-cases-replaced',
    up: (knex) =>
      // What a signer's value stood in place of: a refusal leaves the entry as it was handed in.
      addColumn(knex, tables.cases, 'replaced', (table) => {
        table.text('replaced');
      }),
  },
  {
    name: '0059-cases-subject',
    up: (knex) =>
      // What somebody has asked for before is looked up at each of his applications.
      addIndex(knex, tables.cases, 'to_cases_subject', ['target_type', 'subject']),
  },
  {
    name: '0100-decisions-counted-as-keys',
    up: (knex) =>
      // For whom somebody signed, as that one was known then: he signs the case no more either.
      addColumn(knex, tables.decisions, 'counted_as_keys', (table) => {
        table.text('counted_as_keys');
      }),
  },
  {
    name: '0101-recusals',
    up: (knex) =>
      createTable(knex, tables.recusals, (table) => {
        table.increments('id');
        asciiKey(table, 'public_id', 36).notNullable().unique('to_recusals_public_id');
        table.integer('case_id').unsigned().notNullable();
        asciiKey(table, 'person', 120).notNullable();
        table.text('keys').notNullable();
        asciiKey(table, 'declared_by', 120).notNullable();
        table.text('reason').notNullable();
        // The one that it takes back: once.
        asciiKey(table, 'lifts', 36).unique('to_recusals_lifts');
        table.string('made_at', 24).notNullable();
        table.index(['case_id'], 'to_recusals_case');
      }),
  },
  {
    name: '0136-steps-escalated',
    up: async (knex) => {
      await addColumn(knex, tables.steps, 'escalated_at', (table) => {
        table.string('escalated_at', 24);
        // The position that is told, as the workflow said when it became overdue.
        table.string('escalated_role', 60);
        table.string('escalated_unit', 60);
      });
      await addIndex(knex, tables.steps, 'to_steps_escalated', ['outcome', 'escalated_role']);
    },
  },
  ...acceptanceMigrations,
  ...paperCaseMigrations,
  {
    name: '0150-decisions-paper',
    up: (knex) =>
      // Of what was signed on paper: who held the record against it, the date it bears, and which record.
      addColumn(knex, tables.decisions, 'confirmed_by', (table) => {
        table.string('confirmed_by', 120);
        table.string('signed_on', 10);
        table.string('paper', 36);
      }),
  },
  {
    name: '0180-decisions-checks',
    up: async (knex) => {
      // What was found on each point of a check stage, and which proofs were looked at: they stand with the
      // signature, and as long.
      await addColumn(knex, tables.decisions, 'checks', (table) => {
        table.text('checks', 'longtext');
      });
      await addColumn(knex, tables.decisions, 'proofs', (table) => {
        table.text('proofs');
      });
    },
  },
];

/** What was signed, and by which workflow: a correction is another decision. */
export const approvalAppendOnly: readonly AppendOnlyTable[] = [
  {
    name: tables.recusals,
    sample: {
      public_id: 'append-only self-test',
      case_id: 0,
      person: 'append-only self-test',
      keys: '[]',
      declared_by: '',
      reason: '',
      made_at: '',
    },
  },
  { name: tables.workflowVersions, sample: versionSample },
  ...acceptanceAppendOnly,
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
