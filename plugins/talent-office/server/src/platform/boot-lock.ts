import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { isMysql } from './schema';

/** How long an instance waits for the others: a long migration of one is not a failure of the next. */
const patienceSeconds = 15 * 60;
const pollMs = 100;

type Release = () => Promise<void>;

interface MysqlConnection {
  query(
    sql: string,
    values: unknown[],
    done: (error: Error | null, rows: { answer?: unknown }[]) => void,
  ): void;
}

interface MysqlClient {
  connectionSettings: { database?: string };
  acquireRawConnection(): Promise<MysqlConnection>;
  destroyRawConnection(connection: MysqlConnection): Promise<unknown>;
}

const ask = (connection: MysqlConnection, sql: string, values: unknown[] = []): Promise<unknown> =>
  new Promise((resolve, reject) => {
    connection.query(sql, values, (error, rows) =>
      error ? reject(error) : resolve(rows[0]?.answer),
    );
  });

/** Lock names have at most 64 characters and are shared by all databases of the server. */
const lockName = (database: string): string =>
  `talent_office_boot_${createHash('sha256').update(database).digest('hex').slice(0, 32)}`;

/**
 * A named lock of the server, on a connection outside the pool: migrations and sync may use every
 * connection inside it. MySQL frees the lock with the connection, so also when the process dies.
 */
const lockMysql = async (knex: Knex): Promise<Release> => {
  const client = knex.client as MysqlClient;
  const connection = await client.acquireRawConnection();
  const release = async (): Promise<void> => {
    await client.destroyRawConnection(connection);
  };
  try {
    // It idles while we boot: a server with a short time-out must not close it.
    await ask(connection, `SET SESSION wait_timeout = ${2 * patienceSeconds}`);
    const name = lockName(client.connectionSettings.database ?? '');
    const answer = await ask(connection, 'SELECT GET_LOCK(?, ?) AS answer', [
      name,
      patienceSeconds,
    ]);
    if (Number(answer) !== 1) throw new Error('another instance has been booting for too long');
    return release;
  } catch (error) {
    await release();
    throw error;
  }
};

interface SqliteConnection {
  exec(sql: string): void;
  close(): void;
}

interface SqliteClient {
  connectionSettings: { filename: string };
  driver: new (filename: string, options: { timeout: number }) => SqliteConnection;
}

const isBusy = (error: unknown): boolean =>
  (error as { code?: string } | null)?.code === 'SQLITE_BUSY';

/**
 * An exclusive transaction on a small database beside the site's own: a lock of the operating
 * system, which frees it when the process dies. In the site's own file it would lock us out too.
 */
const lockSqlite = async (knex: Knex): Promise<Release> => {
  const { driver: Driver, connectionSettings } = knex.client as SqliteClient;
  // The driver waits without yielding to anything else in this process: we wait instead.
  const connection = new Driver(`${connectionSettings.filename}.boot-lock`, { timeout: 0 });
  const deadline = Date.now() + patienceSeconds * 1000;
  for (;;) {
    try {
      connection.exec('BEGIN EXCLUSIVE');
      return () => Promise.resolve(connection.close());
    } catch (error) {
      if (isBusy(error) && Date.now() < deadline) {
        await sleep(pollMs);
        continue;
      }
      connection.close();
      throw error;
    }
  }
};

/**
 * Lets only one instance at a time migrate, sync the schema and bootstrap: Strapi locks nothing, so
 * of four instances on an empty database three fail, or rows are made twice.
 *
 * Called in `register()`. Strapi's `load()` calls `strapi.bootstrap()` next, which does all of that
 * and ends after the application's own bootstrap; no hook runs as late, so the method is wrapped.
 * A boot that fails frees the lock too.
 */
export const bootOneAtATime = (strapi: Core.Strapi): void => {
  const bootstrap = strapi.bootstrap.bind(strapi);
  strapi.bootstrap = async () => {
    const knex = strapi.db.connection;
    const release = await (isMysql(knex) ? lockMysql(knex) : lockSqlite(knex));
    try {
      return await bootstrap();
    } finally {
      await release();
    }
  };
};
