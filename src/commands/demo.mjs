import { buildSiteWhenStale } from './lib/builds.mjs';
import { checkDemoPassword, demoPassword, welcome } from './lib/demo-accounts.mjs';
import { installWhenNeeded } from './lib/dependencies.mjs';
import { completeEnvironmentFile, newSecrets } from './lib/environment.mjs';
import { checkFolder } from './lib/folder.mjs';
import { address, checkPort } from './lib/port.mjs';
import { checkNode } from './lib/prerequisites.mjs';
import { inProject, run } from './lib/project.mjs';
import { createSite } from './lib/site.mjs';
import { main, step, Stop } from './lib/steps.mjs';

/** The demo is a production site on a file of this folder, whatever database `.env` names. */
const demoEnvironment = (password) => ({
  NODE_ENV: 'production',
  JINLAN_DEMO: '1',
  DATABASE_CLIENT: 'sqlite',
  DATABASE_FILENAME: inProject('.data/jinlan.db'),
  DEMO_PASSWORD: password,
  // Without TLS a browser would never send a secure cookie back.
  SECURE_COOKIES: 'false',
});

const seedDemo = (env) =>
  step('Creating the demo data, if they are not there', async () => {
    const args = [inProject('src/commands/run.mjs'), 'seed', 'reference', 'demo'];
    const { code } = await run(process.execPath, args, { env });
    if (code !== 0) throw new Stop('The demo data could not be created; the reason is above.');
  });

await main(async () => {
  checkNode();
  checkFolder();
  const { host, port } = address();
  await checkPort({ host, port });
  checkDemoPassword();
  // Before anything is written: a run that stops here leaves nothing behind.
  await installWhenNeeded();
  const written = completeEnvironmentFile(newSecrets());
  if (written.length > 0)
    process.stdout.write(`✓ Wrote random secrets to .env (${written.length})\n`);
  const env = demoEnvironment(demoPassword());
  await buildSiteWhenStale();
  await seedDemo(env);
  Object.assign(process.env, env);
  const site = createSite({ serveAdminPanel: true, defaults: { LOG_LEVEL: 'warn' } });
  await step('Starting the site', () => site.start());
  process.stdout.write(welcome(`http://localhost:${port}`, env.DEMO_PASSWORD));
});
