import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** Strapi's upload plugin stops the boot when its folder is missing; a fresh clone has none. */
const publicFolder = (folder: string): string => {
  const absolute = path.resolve(folder);
  mkdirSync(path.join(absolute, 'uploads'), { recursive: true });
  return absolute;
};

export default ({ env }: { env: StrapiEnv }) => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  app: { keys: env.array('APP_KEYS') },
  // Behind a load balancer the client's address is taken from X-Forwarded-For, and only from as
  // many hops as are ours: an attacker can write the rest of the header himself.
  proxy:
    env.int('TRUSTED_PROXIES', 0) > 0
      ? { koa: true, maxIpsCount: env.int('TRUSTED_PROXIES') }
      : false,
  // An open remote-transfer socket switches off the database lifecycles for the whole process, and
  // with them the gate; the plugin refuses to boot while this is on.
  transfer: { remote: { enabled: false } },
  logger: {
    updates: { enabled: false },
    startup: { enabled: env.bool('STARTUP_LOG', false) },
    config: { level: env('LOG_LEVEL', 'http') },
  },
  dirs: { public: publicFolder(env('PUBLIC_DIR', './.data/public')) },
});
