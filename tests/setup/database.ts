import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import knex, { type Knex } from 'knex';
import { createConnection } from 'mysql2/promise';

import { copySchema } from './copy-schema';

export type DatabaseKind = 'sqlite' | 'mysql';

/** An empty database of its own: the settings that select it, and its removal. */
export interface TestDatabase {
  kind: DatabaseKind;
  env: Record<string, string>;
  drop(): Promise<void>;
}

/** The database that this run is for, as the jest project says. */
export const databaseOfThisRun = (): DatabaseKind => {
  const kind = process.env.TEST_DATABASE;
  if (kind !== 'sqlite' && kind !== 'mysql') {
    throw new Error('TEST_DATABASE is not set: run the suite with npm test.');
  }
  return kind;
};

/** No database counts days: the same suite in another year runs on SQLite alone. */
export const yearsOfThisRun = <T>(years: readonly T[]): readonly T[] =>
  databaseOfThisRun() === 'sqlite' ? years : years.slice(0, 1);

const sqliteDatabase = (): TestDatabase => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jinlan-test-'));
  return {
    kind: 'sqlite',
    env: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: path.join(folder, 'site.db') },
    drop: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  };
};

/** Where the MySQL tests connect: TEST_MYSQL_URL, by default root without password on this machine. */
export const mysqlServer = () => {
  const url = new URL(process.env.TEST_MYSQL_URL || 'mysql://root@127.0.0.1:3306');
  return {
    host: url.hostname,
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
};

/** Runs statements as the tests' administrator, outside any site. */
export const onMysqlServer = async (...statements: string[]): Promise<void> => {
  const connection = await createConnection(mysqlServer());
  try {
    for (const statement of statements) await connection.query(statement);
  } finally {
    await connection.end();
  }
};

const mysqlDatabase = async (): Promise<TestDatabase> => {
  const server = mysqlServer();
  const name = `jinlan_test_${randomBytes(6).toString('hex')}`;
  await onMysqlServer(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  return {
    kind: 'mysql',
    env: {
      DATABASE_CLIENT: 'mysql',
      DATABASE_HOST: server.host,
      DATABASE_PORT: String(server.port),
      DATABASE_NAME: name,
      DATABASE_USERNAME: server.user,
      DATABASE_PASSWORD: server.password,
    },
    drop: () => onMysqlServer(`DROP DATABASE IF EXISTS ${name}`),
  };
};

/** The database itself, without a site: what stands in it whatever a boot makes of it. */
export const openDatabase = ({ kind, env }: TestDatabase): Knex =>
  knex(
    kind === 'sqlite'
      ? {
          client: 'better-sqlite3',
          connection: { filename: String(env.DATABASE_FILENAME) },
          useNullAsDefault: true,
        }
      : { client: 'mysql2', connection: { ...mysqlServer(), database: env.DATABASE_NAME } },
  );

/** Makes an empty database: a file in a temporary folder, or a schema on the MySQL server. */
export const createDatabase = async (kind: DatabaseKind = databaseOfThisRun()) =>
  kind === 'mysql' ? mysqlDatabase() : sqliteDatabase();

const templateVariables = {
  sqlite: 'TEST_TEMPLATE_SQLITE',
  mysql: 'TEST_TEMPLATE_MYSQL',
} as const satisfies Record<DatabaseKind, string>;

/** Tells the workers of this run where the database is that every suite begins with. */
export const announceTemplate = ({ kind, env }: TestDatabase): void => {
  process.env[templateVariables[kind]] = env.DATABASE_FILENAME ?? env.DATABASE_NAME;
};

/**
 * Makes a database as a site's first boot leaves it, by copying the one of this run: creating some 150
 * tables for each suite takes most of a suite's time. The triggers of MySQL are not copied: the boot
 * finds them missing and makes them.
 */
export const createBootedDatabase = async (
  kind: DatabaseKind = databaseOfThisRun(),
): Promise<TestDatabase> => {
  const database = await createDatabase(kind);
  const template = process.env[templateVariables[kind]];
  if (!template) return database;
  if (kind === 'sqlite') copyFileSync(template, String(database.env.DATABASE_FILENAME));
  else await copySchema(mysqlServer(), template, String(database.env.DATABASE_NAME));
  return database;
};
