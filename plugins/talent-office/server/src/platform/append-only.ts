import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { isMysql } from './schema';

/** A table whose rows are never changed and never deleted: a correction is a new row. */
export interface AppendOnlyTable {
  readonly name: string;
  /** A row that the table's own checks admit; the self-test inserts it and rolls back. */
  readonly sample: Readonly<Record<string, string | number | null>>;
}

export interface AppendOnlyState {
  readonly table: string;
  /** Did the database refuse an update and a deletion just now? */
  readonly guarded: boolean;
}

interface Trigger {
  readonly name: string;
  readonly create: string;
  /** What the catalogue holds of it. */
  readonly recorded: string;
}

const events = ['UPDATE', 'DELETE'] as const;

const triggersOf = (table: string, mysql: boolean): Trigger[] =>
  events.map((event) => {
    const name = `${table}_no_${event.toLowerCase()}`;
    const refusal = `${table} is append-only`;
    if (mysql) {
      const recorded = `SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${refusal}'`;
      const create = `CREATE TRIGGER ${name} BEFORE ${event} ON ${table} FOR EACH ROW ${recorded}`;
      return { name, create, recorded: `BEFORE ${event} ${recorded}` };
    }
    const body = `BEGIN SELECT RAISE(ABORT, '${refusal}'); END`;
    const create = `CREATE TRIGGER ${name} BEFORE ${event} ON ${table} FOR EACH ROW ${body}`;
    return { name, create, recorded: create };
  });

const recordedTriggers = async (knex: Knex, table: string): Promise<Map<string, string>> => {
  const rows = isMysql(knex)
    ? ((await knex('information_schema.TRIGGERS')
        .whereRaw('TRIGGER_SCHEMA = DATABASE()')
        .where('EVENT_OBJECT_TABLE', table)
        .select({ name: 'TRIGGER_NAME' })
        .select(
          knex.raw("concat(ACTION_TIMING, ' ', EVENT_MANIPULATION, ' ', ACTION_STATEMENT) as body"),
        )) as { name: string; body: string }[])
    : ((await knex('sqlite_master')
        .where({ type: 'trigger', tbl_name: table })
        .select({ name: 'name', body: 'sql' })) as { name: string; body: string }[]);
  return new Map(rows.map(({ name, body }) => [name, body]));
};

const errno = (error: unknown): number => (error as { errno?: number }).errno ?? 0;

// No TRIGGER privilege on the database or table; SUPER is needed, in general or with a binary log.
const notPrivileged = new Set([1044, 1142, 1227, 1419]);

const alreadyThere = 1359;

/** @returns what stands in the way; `null` when every trigger stands. */
const ensureTriggers = async (knex: Knex, table: string): Promise<string | null> => {
  const recorded = await recordedTriggers(knex, table);
  try {
    for (const trigger of triggersOf(table, isMysql(knex))) {
      if (recorded.get(trigger.name) === trigger.recorded) continue;
      if (recorded.has(trigger.name)) await knex.raw(`DROP TRIGGER ${trigger.name}`);
      await knex.raw(trigger.create);
    }
    return null;
  } catch (error) {
    // A user without the privilege does not see that somebody else made the trigger.
    if (errno(error) === alreadyThere) return null;
    if (notPrivileged.has(errno(error))) return (error as { sqlMessage: string }).sqlMessage;
    throw error;
  }
};

const signalled = 1644;

const isRefused = async (statement: PromiseLike<unknown>): Promise<boolean> => {
  try {
    await statement;
    return false;
  } catch (error) {
    const byTrigger = (error as { code?: string }).code === 'SQLITE_CONSTRAINT_TRIGGER';
    if (byTrigger || errno(error) === signalled) return true;
    throw error;
  }
};

class SelfTestDone extends Error {
  constructor(readonly guarded: boolean) {
    super('the self-test is always rolled back');
  }
}

/** Parents of the sample row need not exist: it never stays. */
const setForeignKeyChecks = (trx: Knex, on: boolean): Knex.Raw =>
  trx.raw(
    isMysql(trx)
      ? `SET SESSION foreign_key_checks = ${on ? 1 : 0}`
      : `PRAGMA defer_foreign_keys = ${on ? 'OFF' : 'ON'}`,
  );

/** Inserts a row and tries to change and to delete it, in one transaction that is rolled back. */
const selfTest = async (strapi: Core.Strapi, table: AppendOnlyTable): Promise<boolean> => {
  try {
    await strapi.db.transaction(async ({ trx }) => {
      const tx = trx as Knex.Transaction;
      const sample = () => tx(table.name).where(table.sample);
      await setForeignKeyChecks(tx, false);
      try {
        await tx(table.name).insert(table.sample);
        const noUpdate = await isRefused(sample().update(table.sample));
        const noDelete = await isRefused(sample().delete());
        throw new SelfTestDone(noUpdate && noDelete);
      } finally {
        await setForeignKeyChecks(tx, true);
      }
    });
  } catch (error) {
    if (error instanceof SelfTestDone) return error.guarded;
    throw error;
  }
  throw new Error('the self-test of append-only tables was not rolled back');
};

/**
 * Makes the database itself refuse to change or delete rows of these tables, and tries it out. The
 * triggers are compared with the database's catalogue at every boot, because SQLite loses them when
 * a table is altered and a restored dump may lack them. Where they cannot be made the boot goes on
 * and says so: then only `verify` tells of an edit.
 */
export const ensureAppendOnly = async (
  strapi: Core.Strapi,
  appendOnly: readonly AppendOnlyTable[],
): Promise<AppendOnlyState[]> => {
  const states: AppendOnlyState[] = [];
  for (const table of appendOnly) {
    const obstacle = await ensureTriggers(strapi.db.connection, table.name);
    const guarded = await selfTest(strapi, table);
    if (!guarded) {
      strapi.log.warn(
        `The database does not refuse changes to ${table.name}: ${obstacle ?? 'its triggers have no effect'}. ` +
          'Recorded rows can be edited by whoever reaches the database; "npm run ledger -- verify" finds such edits of the books, and nothing yet those of decisions and audit. ' +
          'Cure: grant TRIGGER to the database user, and with a binary log set log_bin_trust_function_creators=1.',
      );
    }
    states.push({ table: table.name, guarded });
  }
  return states;
};
