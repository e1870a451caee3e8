import path from 'node:path';
import type { TestDatabase } from './database';
import { testSecrets } from './secrets';

export const appDir = path.resolve(__dirname, '../..');
export const distDir = path.join(appDir, 'dist');

/** What a suite may change of a site before it boots. */
export interface SiteOptions {
  /** More environment settings, over the tests' own. */
  env?: Record<string, string>;
  /** Another build of the site (see `rebuiltSite`). */
  distDir?: string;
  /** Freezes the site's clock at this instant (ISO 8601). */
  now?: string;
  /** Configuration that a site would set in `config/`, by path. In this process only. */
  config?: Record<string, unknown>;
}

/** The whole environment of a test site; a developer's own `.env` has no part in it. */
export const siteEnvironment = (
  database: TestDatabase,
  folder: string,
  { env, now }: SiteOptions,
): Record<string, string> => ({
  ENV_PATH: path.join(appDir, 'tests/setup/no.env'),
  STRAPI_TELEMETRY_DISABLED: 'true',
  LOG_LEVEL: 'error',
  HOST: '127.0.0.1',
  // A suite asks for jobs itself, so that none runs at a moment that it has not chosen.
  TALENT_OFFICE_JOBS: 'false',
  // All citizens of a suite have one address, and its clock stands still.
  TALENT_OFFICE_OBJECTIONS_PER_ADDRESS: '1000',
  PUBLIC_DIR: path.join(folder, 'public'),
  PRIVATE_FILES_DIR: path.join(folder, 'private-files'),
  ...testSecrets,
  ...database.env,
  ...(now ? { TALENT_OFFICE_NOW: now } : {}),
  ...env,
});
