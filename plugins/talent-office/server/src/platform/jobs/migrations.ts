import { asciiKey, createTable, type Migration } from '../schema';
import { tables } from '../tables';

export const jobMigrations: Migration[] = [
  {
    name: '0003-leases',
    up: (knex) =>
      createTable(knex, tables.leases, (table) => {
        asciiKey(table, 'name', 80).primary();
        asciiKey(table, 'holder', 36).notNullable();
        // Rises with every holder: what an earlier one still writes is told by its lower number.
        table.bigInteger('fence').notNullable();
        // Seconds since 1970 by the database's clock, which is the same for all instances.
        table.bigInteger('expires_at').notNullable();
      }),
  },
  {
    name: '0004-job-runs',
    up: (knex) =>
      createTable(knex, tables.jobRuns, (table) => {
        table.increments('id');
        asciiKey(table, 'job', 80).notNullable();
        asciiKey(table, 'slot', 40).notNullable();
        table.bigInteger('fence').notNullable();
        asciiKey(table, 'state', 12).notNullable();
        table.integer('attempts').notNullable();
        table.string('started_at', 24).notNullable();
        table.string('finished_at', 24);
        // Class and code only: a message of the database may quote somebody's data.
        table.string('fault', 160);
        table.unique(['job', 'slot'], { indexName: 'to_job_runs_slot' });
        table.index(['started_at'], 'to_job_runs_started_at');
      }),
  },
];
