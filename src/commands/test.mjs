import { buildServerWhenStale } from './lib/builds.mjs';
import { installWhenNeeded } from './lib/dependencies.mjs';
import { faketimeLibrary } from './lib/faketime.mjs';
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

/** What this machine lacks is said and left out; on CI that is a failure. */
const without = (line) => {
  if (process.env.CI === 'true') throw new Stop(`${line}: on CI its tests may not be skipped.`);
  process.stdout.write(`! ${line}: its tests are skipped.\n`);
  return [];
};

/** MySQL's jest project, where a server answers. */
const onMysql = async () => {
  if (await answers(testMysqlUrl())) return ['mysql'];
  return without(`No MySQL or MariaDB answers at ${testMysqlUrl().host} (TEST_MYSQL_URL)`);
};

/** SQLite's, and with it the tests of other years, where Debian's faketime is installed. */
const onSqlite = (faketime) => [
  'sqlite',
  ...(faketime ? ['faketime'] : without('There is no faketime (apt-get install faketime)')),
];

/** The jest projects to run. */
const projectsFor = async (wanted, faketime) => [
  'unit',
  ...(wanted.includes('sqlite') ? onSqlite(faketime) : []),
  ...(wanted.includes('mysql') ? await onMysql() : []),
];

await main(async () => {
  const { wanted, rest } = readArguments(process.argv.slice(2));
  const faketime = faketimeLibrary();
  const projects = await projectsFor(wanted, faketime);
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
  const env = { NODE_ENV: 'test', FAKETIME_LIBRARY: faketime ?? '' };
  const { code } = await runTool('jest', args, { env });
  return code;
});
