import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { readEnvironmentFile } from './environment.mjs';
import { inProject, quietEnvironment, root } from './project.mjs';
import { Stop } from './steps.mjs';

const require = createRequire(import.meta.url);

/** Strapi reads the process's environment and folder; what is set already is not overwritten. */
const prepareProcess = (defaults) => {
  process.chdir(root);
  for (const [name, value] of Object.entries({ ...quietEnvironment, ...defaults })) {
    process.env[name] ??= value;
  }
  if (!process.env.APP_KEYS && !process.env.ENV_PATH && !readEnvironmentFile().APP_KEYS) {
    throw new Stop(
      'There are no secrets here: npm run demo writes a .env, or set APP_KEYS and others.',
    );
  }
};

/** The site, compiled before, not yet started. */
export const createSite = ({ serveAdminPanel, defaults }) => {
  prepareProcess(defaults);
  const { createStrapi } = require('@strapi/strapi');
  const distDir = inProject('dist');
  return createStrapi({ appDir: root, distDir, autoReload: false, serveAdminPanel });
};

/**
 * Boots the site without a server, does `work(strapi)` and shuts it down. Its environment defaults to
 * production: there alone Strapi's schema sync drops nothing.
 */
export const withSite = async (work) => {
  const defaults = { NODE_ENV: 'production', LOG_LEVEL: 'warn' };
  const strapi = createSite({ serveAdminPanel: false, defaults });
  try {
    await strapi.load();
    return await work(strapi);
  } finally {
    // Strapi reads for events after each write; a MySQL pool destroyed under them hangs for 60 s.
    await wait(300);
    await strapi.destroy();
  }
};
