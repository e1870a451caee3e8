import { tmpdir } from 'node:os';

import { Database } from '@strapi/database';

import type { Site } from './site';

/**
 * Strapi's own database layer on the site's database, without our guard: what the fault tests
 * compare with. A guard that no longer matters makes them fail.
 */
export const withoutGuard = async <T>(
  site: Pick<Site, 'strapi'>,
  work: (database: Database) => Promise<T>,
): Promise<T> => {
  const { connection } = site.strapi.config.get<{ connection: object }>('database');
  const database = new Database({
    connection: ownSettings(connection),
    settings: { migrations: { dir: tmpdir() } },
  } as ConstructorParameters<typeof Database>[0]);
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
};

/** The settings hold functions (pool hooks), which Strapi's layer replaces in place. */
const ownSettings = (settings: object): object => {
  const { pool, ...rest } = settings as { pool?: object };
  return { ...rest, pool: { ...pool } };
};
