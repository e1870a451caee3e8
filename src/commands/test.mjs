import { buildServerWhenStale } from './lib/builds.mjs';
import { installWhenNeeded } from './lib/dependencies.mjs';
import { answers, testMysqlUrl } from './lib/mysql-url.mjs';
import { runTool } from './lib/project.mjs';
import { main, Stop } from './lib/steps.mjs';

const databases = ['sqlite', 'mysql'];

/** `--db=sqlite|mysql` is ours and narrows the run to one database; the rest is jest's. */
const readArguments = (args) => {
  const [flag, ...others] = args.filter((arg) => arg.startsWith('--db'));
  if (!flag) return { wanted: databases, rest: args };
  const database = flag.slice('--db='.length);
  if (others.length > 0 || !databases.includes(database)) {
    throw new Stop(`--db= takes one of ${databases.join(', ')}.`);
  }
  return { wanted: [database], rest: args.filter((arg) => arg !== flag) };
};

/** The jest projects to run: MySQL's only where it answers; on CI its absence is a failure. */
const projectsFor = async (wanted) => {
  if (!wanted.includes('mysql') || (await answers(testMysqlUrl()))) return ['unit', ...wanted];
  const { host } = testMysqlUrl();
  const line = `No MySQL or MariaDB answers at ${host} (TEST_MYSQL_URL)`;
  if (process.env.CI === 'true') throw new Stop(`${line}: on CI its tests may not be skipped.`);
  process.stdout.write(`! ${line}: its tests are skipped.\n`);
  return ['unit', ...wanted.filter((database) => database !== 'mysql')];
};

await main(async () => {
  const { wanted, rest } = readArguments(process.argv.slice(2));
  const projects = await projectsFor(wanted);
  await installWhenNeeded();
  await buildServerWhenStale();
  // The projects come last: jest takes every word after --selectProjects as a project's name.
  const args = [
    '--config',
    'tests/setup/jest.config.mjs',
    ...rest,
    '--selectProjects',
    ...projects,
  ];
  const { code } = await runTool('jest', args, { env: { NODE_ENV: 'test' } });
  return code;
});
