import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createStrapi } from '@strapi/strapi';
import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { createBootedDatabase, type DatabaseKind, type TestDatabase } from './database';
import { leavingOthersListeners, ownListeners } from './process-listeners';
import { appDir, distDir, siteEnvironment, type SiteOptions } from './site-environment';

/** A running site of this process; `stop()` belongs into `afterAll`, always. */
export interface Site {
  strapi: Core.Strapi;
  database: TestDatabase;
  /** Requests to the site: `site.http.get('/api/…')`. */
  http: ReturnType<typeof request>;
  url: string;
  stop(): Promise<void>;
}

/** Sets the process's environment and gives back how to restore it: the next boot starts clean. */
const applyEnvironment = (env: Record<string, string>) => {
  const before = Object.keys(env).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, env);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
};

const listen = (strapi: Core.Strapi): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = strapi.server.httpServer;
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** MySQL: Strapi reads for events after the answer; a pool destroyed under them hangs for 60 s. */
const stopStrapi = async (strapi: Core.Strapi, kind: DatabaseKind) => {
  if (kind === 'mysql') await wait(300);
  await leavingOthersListeners(() => strapi.destroy());
};

/**
 * Boots a real Strapi from `dist` and listens on a free port. The database is as a first boot leaves it
 * and dropped by `stop()`, unless the caller gives one: then it is the caller's to drop (for a first boot,
 * or a second one on it).
 */
export const startSite = async (
  options: SiteOptions & { database?: DatabaseKind | TestDatabase } = {},
): Promise<Site> => {
  const given = typeof options.database === 'object' ? options.database : undefined;
  const kind = typeof options.database === 'string' ? options.database : undefined;
  const database = given ?? (await createBootedDatabase(kind));
  const folder = mkdtempSync(path.join(tmpdir(), 'jinlan-site-'));
  const restoreEnvironment = applyEnvironment(siteEnvironment(database, folder, options));
  const forgetListeners = ownListeners();
  const cleanUp = async () => {
    forgetListeners();
    restoreEnvironment();
    rmSync(folder, { recursive: true, force: true });
    if (!given) await database.drop();
  };
  const strapi = createStrapi({
    appDir,
    distDir: options.distDir ?? distDir,
    autoReload: false,
    serveAdminPanel: false,
  });
  for (const [name, value] of Object.entries(options.config ?? {})) strapi.config.set(name, value);
  try {
    await strapi.load();
    strapi.server.mount();
    const url = `http://127.0.0.1:${await listen(strapi)}`;
    const stop = async () => {
      await stopStrapi(strapi, database.kind);
      await cleanUp();
    };
    return { strapi, database, http: request(url), url, stop };
  } catch (error) {
    // What broke the boot may break the end, too: the first error is the one to tell.
    await stopStrapi(strapi, database.kind).catch(() => undefined);
    await cleanUp();
    throw error;
  }
};
