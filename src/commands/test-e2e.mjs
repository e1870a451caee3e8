import { openAdminSessions } from './lib/admin-sessions.mjs';
import { buildSiteWhenStale } from './lib/builds.mjs';
import { findChromium } from './lib/chromium.mjs';
import { installWhenNeeded } from './lib/dependencies.mjs';
import { runTool } from './lib/project.mjs';
import { serveScratchSite } from './lib/served-site.mjs';
import { main, step } from './lib/steps.mjs';

/** Known to the tests; the site lives for minutes, on this machine only. */
const password = 'Jinlan-2026';

/**
 * Every step of the demo is called to mind at once, and mail finds no server: there are messages, and
 * deliveries that fail.
 */
const settings = {
  TALENT_OFFICE_REMINDER_WORKING_DAYS: '8',
  TALENT_OFFICE_CHANNELS: 'mail',
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: '9',
  SMTP_SECURITY: 'none',
  SMTP_FROM: 'office@jinlan.test',
};

await main(async () => {
  const chromium = findChromium();
  await installWhenNeeded();
  await buildSiteWhenStale();
  const site = await step('Starting a production site with the demo’s data', () =>
    serveScratchSite({ password, settings }),
  );
  try {
    const env = {
      NODE_ENV: 'test',
      CHROMIUM: chromium,
      E2E_URL: site.url,
      E2E_SESSIONS: JSON.stringify(await openAdminSessions(site.url, password)),
      DEMO_PASSWORD: password,
    };
    const config = ['--config', 'tests/setup/jest.config.mjs'];
    // One after the other: the suites work on one site, and two would take the same entry in hand.
    const project = ['--runInBand', '--selectProjects', 'e2e'];
    const { code } = await runTool('jest', [...config, ...process.argv.slice(2), ...project], {
      env,
    });
    return code;
  } finally {
    await site.stop();
  }
});
