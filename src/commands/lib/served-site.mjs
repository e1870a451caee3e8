import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { scratchSite } from './environment.mjs';
import { freePort } from './port.mjs';
import { inProject, quietEnvironment, root, run, tool } from './project.mjs';
import { Stop } from './steps.mjs';

const answers = async (url) => {
  try {
    return (await fetch(`${url}/_health`)).ok;
  } catch {
    return false;
  }
};

/** Waits until the site answers; a server that ends before is an error with what it printed. */
const untilReady = async (server, url, printed) => {
  while (!(await answers(url))) {
    if (server.exitCode !== null) throw new Stop(`The site did not start.\n${printed()}`);
    await wait(200);
  }
};

/**
 * Serves the production build with the demo's data on a fresh database and a free port, in a process of
 * its own, with more `settings` of the environment. Resolves to its URL and how to end it; nothing of it remains.
 */
export const serveScratchSite = async ({ password, settings = {} }) => {
  const scratch = scratchSite();
  const port = await freePort();
  const env = {
    ...scratch.env,
    NODE_ENV: 'production',
    JINLAN_DEMO: '1',
    DEMO_PASSWORD: password,
    SECURE_COOKIES: 'false',
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'warn',
    ...settings,
  };
  const seeds = [inProject('src/commands/run.mjs'), 'seed', 'reference', 'demo'];
  const seeded = await run(process.execPath, seeds, { env, capture: true });
  if (seeded.code !== 0) {
    scratch.remove();
    throw new Stop(`The demo data could not be created.\n${seeded.output}`);
  }
  const server = spawn(process.execPath, [tool.strapi(), 'start'], {
    cwd: root,
    env: { ...process.env, ...quietEnvironment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  server.stdout.on('data', (chunk) => (output += chunk));
  server.stderr.on('data', (chunk) => (output += chunk));
  const stop = async () => {
    if (server.exitCode === null) {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
    }
    scratch.remove();
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilReady(server, url, () => output);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
};
