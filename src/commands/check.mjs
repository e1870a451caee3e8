import { buildServerWhenStale } from './lib/builds.mjs';
import { installWhenNeeded } from './lib/dependencies.mjs';
import { scratchSite } from './lib/environment.mjs';
import { runTool } from './lib/project.mjs';
import { main } from './lib/steps.mjs';

const typesOf = (config) => () => runTool('tsc', ['--noEmit', '-p', config], { capture: true });

/** Strapi writes types for the site's content types; the site must compile with them too. */
const generatedTypes = async () => {
  const site = scratchSite();
  try {
    const generated = await runTool('strapi', ['ts:generate-types'], {
      capture: true,
      env: site.env,
    });
    return generated.code === 0
      ? typesOf('tests/setup/generated-types.tsconfig.json')()
      : generated;
  } finally {
    site.remove();
  }
};

const checks = [
  {
    title: 'ESLint',
    work: () =>
      runTool('eslint', ['--config', 'tests/setup/eslint.config.mjs', '--max-warnings', '0', '.'], {
        capture: true,
      }),
  },
  { title: 'types of the plugin’s server', work: typesOf('plugins/talent-office/server') },
  { title: 'types of the plugin’s admin', work: typesOf('plugins/talent-office/admin') },
  { title: 'types of the site', work: typesOf('tsconfig.json') },
  { title: 'types of the site’s admin', work: typesOf('src/admin') },
  { title: 'types of the tests', work: typesOf('tests') },
  { title: 'generated types', work: generatedTypes },
  {
    title: 'Prettier',
    work: () => runTool('prettier', ['--check', '--log-level', 'warn', '.'], { capture: true }),
  },
];

/** Runs one check to its end, whatever it finds; what its tool printed is shown when it fails. */
const runCheck = async ({ title, work }) => {
  const since = performance.now();
  const { code, output } = await work();
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  if (code !== 0) process.stdout.write(output);
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${title} (${seconds} s)\n`);
  return code === 0;
};

await main(async () => {
  await installWhenNeeded();
  await buildServerWhenStale();
  const waiting = [...checks];
  const failed = [];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      if (!(await runCheck(check))) failed.push(check.title);
    }
  };
  await Promise.all([worker(), worker()]);
  process.stdout.write(
    failed.length === 0 ? 'All checks passed.\n' : `Failed: ${failed.join(', ')}.\n`,
  );
  return failed.length === 0 ? 0 : 1;
});
