import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';

type Done = (error?: Error | null) => void;

/**
 * How long one statement waits for a lock that another transaction holds. The plugin begins another
 * try for five seconds: with MySQL's own 50 a row that somebody holds would keep the request, and its
 * connection, for all of them, and never be tried again. Long enough for a queue of forty decisions
 * on one line of money; SQLite, while it waits, stops the whole process.
 */
const lockWaitSeconds = { mysql: 4, sqlite: 2 };

/** WAL lets readers work while one writer commits; FULL makes an acknowledged commit survive a power cut. */
const sqlitePragmas = (connection: { pragma(source: string): unknown }, done: Done): void => {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma(`busy_timeout = ${lockWaitSeconds.sqlite * 1000}`);
  connection.pragma('foreign_keys = ON');
  done();
};

/**
 * Names, awards and password hashes are in it: only its owner reads the file. Made before SQLite opens
 * it, which would let everybody read; what SQLite puts beside it takes its mode from it.
 */
const ownersFile = (filename: string): void => {
  mkdirSync(path.dirname(filename), { recursive: true });
  closeSync(openSync(filename, 'a', 0o600));
  for (const file of [filename, `${filename}-wal`, `${filename}-shm`]) {
    if (existsSync(file)) chmodSync(file, 0o600);
  }
};

const sqlite = (env: StrapiEnv) => {
  const filename = path.resolve(env('DATABASE_FILENAME', './.data/jinlan.db'));
  ownersFile(filename);
  return {
    connection: { filename },
    useNullAsDefault: true,
    pool: { min: 1, max: 1, afterCreate: sqlitePragmas },
  };
};

const mysqlSession = (
  connection: { query(statement: string, done: Done): unknown },
  done: Done,
): void => {
  connection.query(`SET SESSION innodb_lock_wait_timeout = ${lockWaitSeconds.mysql}`, done);
};

/**
 * MySQL commits every DDL statement by itself. Strapi's own migrations run DDL in a transaction and
 * knex complains of each, some thirty times on a first boot; what else it warns of is passed on.
 */
const knexLog = {
  warn(message: unknown) {
    if (!String(message).includes('do not mix transactions and DDL')) console.warn(message);
  },
};

const mysql = (env: StrapiEnv) => ({
  connection: {
    host: env('DATABASE_HOST', '127.0.0.1'),
    port: env.int('DATABASE_PORT', 3306),
    database: env('DATABASE_NAME', 'jinlan'),
    user: env('DATABASE_USERNAME', 'jinlan'),
    password: env('DATABASE_PASSWORD', ''),
    ssl: env.bool('DATABASE_SSL', false) ? { rejectUnauthorized: true } : false,
  },
  log: knexLog,
  pool: {
    min: env.int('DATABASE_POOL_MIN', 2),
    max: env.int('DATABASE_POOL_MAX', 10),
    afterCreate: mysqlSession,
  },
});

export default ({ env }: { env: StrapiEnv }) => {
  const client = env('DATABASE_CLIENT', 'sqlite');
  if (client !== 'sqlite' && client !== 'mysql') {
    throw new Error(
      `DATABASE_CLIENT is "${client}"; it must be "sqlite" or "mysql" (MariaDB is "mysql").`,
    );
  }
  return {
    connection: {
      client,
      ...(client === 'mysql' ? mysql(env) : sqlite(env)),
      acquireConnectionTimeout: env.int('DATABASE_CONNECTION_TIMEOUT', 60000),
    },
    // Strapi's schema sync drops tables and columns that it no longer sees. Outside development
    // nothing goes unless ALLOW_SCHEMA_DROP names it (`table` or `table.column`, with commas); the
    // plugin refuses to boot where something that is not named holds data.
    settings: {
      forceMigration:
        env('NODE_ENV', 'development') === 'development' || env('ALLOW_SCHEMA_DROP', '') !== '',
      runMigrations: true,
    },
  };
};
