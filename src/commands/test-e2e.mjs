import { openAdminSessions } from './lib/admin-sessions.mjs';
import { buildSiteWhenStale } from './lib/builds.mjs';
import { findChromium } from './lib/chromium.mjs';
import { installWhenNeeded } from './lib/dependencies.mjs';
import { faketimeLibrary } from './lib/faketime.mjs';
import { runTool } from './lib/project.mjs';
import { serveScratchSite } from './lib/served-site.mjs';
import { main, step, Stop } from './lib/steps.mjs';

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

/** Suites that turn the days of a site of their own; where they cannot, they are left out, but not on CI. */
const withoutClock = () => {
  const line = 'There is no faketime (apt-get install faketime)';
  if (process.env.CI === 'true') throw new Stop(`${line}: on CI its suites may not be skipped.`);
  process.stdout.write(`! ${line}: the suite of the single office is skipped.\n`);
  return ['--testPathIgnorePatterns', 'single-office'];
};

await main(async () => {
  const faketime = faketimeLibrary();
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
      FAKETIME_LIBRARY: faketime ?? '',
    };
    const config = ['--config', 'tests/setup/jest.config.mjs'];
    // One after the other: the suites work on one site, and two would take the same entry in hand.
    const project = ['--runInBand', '--selectProjects', 'e2e'];
    const left = faketime ? [] : withoutClock();
    const args = [...config, ...process.argv.slice(2), ...left, ...project];
    const { code } = await runTool('jest', args, { env });
    return code;
  } finally {
    await site.stop();
  }
});
