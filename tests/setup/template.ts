import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { announceTemplate, createDatabase, type DatabaseKind, type TestDatabase } from './database';
import { ServerProcess } from './server-process';
import { siteEnvironment } from './site-environment';

/** Before the first year of the demo's calendar: what a suite's own clock loads, its own boot loads. */
const firstBootOn = '2020-01-01T00:00:00.000Z';

/** Kept beyond the modules of one hook: each of jest's hooks loads its own. */
const made = ((globalThis as { jinlanTemplates?: TestDatabase[] }).jinlanTemplates ??= []);

const boot = async (database: TestDatabase): Promise<void> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jinlan-site-'));
  const environment = siteEnvironment(database, folder, { now: firstBootOn });
  const server = new ServerProcess({ ...environment, NODE_ENV: 'test' });
  try {
    await server.call('boot');
    await server.stop();
  } finally {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Once before the suites of a database: the database that each of them gets a copy of. */
export const makeTemplate = async (kind: DatabaseKind): Promise<void> => {
  const database = await createDatabase(kind);
  made.push(database);
  await boot(database);
  announceTemplate(database);
};

/** Once after them. */
export const dropTemplates = async (): Promise<void> => {
  for (const database of made.splice(0)) await database.drop();
};
