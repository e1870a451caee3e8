import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { scratchSite } from '../../src/commands/lib/environment.mjs';
import { answers, testMysqlUrl } from '../../src/commands/lib/mysql-url.mjs';
import { inProject } from '../../src/commands/lib/project.mjs';

const require = createRequire(import.meta.url);

const onServer = async (url, statement) => {
  const connection = await require('mysql2/promise').createConnection({
    host: url.hostname,
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  });
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
};

const mysqlSchema = async () => {
  const url = testMysqlUrl();
  const name = `jinlan_bench_${randomBytes(6).toString('hex')}`;
  await onServer(url, `CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  return {
    env: {
      DATABASE_CLIENT: 'mysql',
      DATABASE_HOST: url.hostname,
      DATABASE_PORT: url.port || '3306',
      DATABASE_NAME: name,
      DATABASE_USERNAME: decodeURIComponent(url.username),
      DATABASE_PASSWORD: decodeURIComponent(url.password),
    },
    drop: () => onServer(url, `DROP DATABASE IF EXISTS ${name}`),
  };
};

/** An empty database with a production site's whole environment around it; `remove()` when done. */
export const scratchDatabase = async (kind) => {
  const scratch = scratchSite();
  const schema = kind === 'mysql' ? await mysqlSchema() : { env: {}, drop: async () => undefined };
  return {
    kind,
    folder: path.dirname(scratch.env.DATABASE_FILENAME),
    env: {
      ...scratch.env,
      ...schema.env,
      NODE_ENV: 'production',
      SECURE_COOKIES: 'false',
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
      PORT: '0',
    },
    remove: async () => {
      await schema.drop();
      scratch.remove();
    },
  };
};

const drivers = { sqlite: 'better-sqlite3', mysql: 'mysql2' };

/** Knex without Strapi, set up by the site's own config/database: same file or server, same pragmas. */
export const bareKnex = (settings) => {
  const reader = (name, fallback) => settings[name] ?? fallback;
  const env = Object.assign(reader, {
    int: (name, fallback) => Number(reader(name, fallback)),
    bool: (name, fallback) => (settings[name] ? settings[name] === 'true' : fallback),
  });
  const { connection } = require(inProject('dist/config/database.js')).default({ env });
  return require('knex')({ ...connection, client: drivers[connection.client] });
};

/** SQLite, and MySQL or MariaDB where one answers; its absence is said in one line. */
export const databasesThatAnswer = async () => {
  const url = testMysqlUrl();
  if (await answers(url)) return ['sqlite', 'mysql'];
  process.stdout.write(
    `! No MySQL or MariaDB answers at ${url.host} (TEST_MYSQL_URL): its rows are left out.\n`,
  );
  return ['sqlite'];
};
