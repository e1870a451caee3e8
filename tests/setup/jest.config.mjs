import { fileURLToPath } from 'node:url';

import { swcOptions } from './swc-options.mjs';

const rootDir = fileURLToPath(new URL('../../', import.meta.url));

// Packages that are published as ES modules only: jest's own require cannot load them as they are.
const esmOnly = ['@marcbachmann/cel-js'];

const common = {
  rootDir,
  testEnvironment: 'node',
  transform: {
    '\\.(ts|tsx|js|mjs)$': ['@swc/jest', swcOptions],
  },
  // The plugin from its sources: a test that imports a room of it must meet the same classes and the
  // same contexts as the site that it boots. `spawnSite` runs what was built.
  moduleNameMapper: {
    '/(strapi-plugin-talent-office|talent-office)/dist/server/index\\.js$':
      '<rootDir>/plugins/talent-office/server/src/index.ts',
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`, '/dist/'],
  // dist holds copies of package.json and compiled sources; jest would report them as duplicates.
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/plugins/[^/]+/dist/'],
};

/**
 * A suite runs on every database it can run on: `x.test.ts` on both, `x.sqlite.test.ts` and
 * `x.mysql.test.ts` on one. SQLite has one writer and hides races: `concurrency` is MySQL's alone.
 */
const onDatabase = (database, suites, other) => ({
  ...common,
  runtime: '<rootDir>/tests/setup/shared-runtime.mjs',
  testEnvironment: '<rootDir>/tests/setup/shared-environment.mjs',
  // Jest would empty the objects that a suite's globals hold, the process among them.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  displayName: database,
  testMatch: suites.map((suite) => `<rootDir>/tests/${suite}.test.ts`),
  testPathIgnorePatterns: ['/node_modules/', `\\.${other}\\.test\\.ts$`],
  setupFiles: [`<rootDir>/tests/setup/on-${database}.ts`],
  // Of one file jest would call the hook once, whatever the projects: hence a file for each database.
  globalSetup: `<rootDir>/tests/setup/template-${database}.ts`,
  globalTeardown: '<rootDir>/tests/setup/template-teardown.ts',
});

/** Which suites of `api` run on MySQL, too: all, unless TEST_MYSQL_API names some (`@(ledger|notice)`). */
const apiOnMysql = `api/${process.env.TEST_MYSQL_API ?? '**/*'}`;

export default {
  rootDir,
  // One more than the two cores of CI: a suite waits for its database a third of its time.
  maxWorkers: 3,
  // Every boot leaves about 100 MB behind in the process that did it.
  workerIdleMemoryLimit: '1500MB',
  testTimeout: 300_000,
  reporters: ['default', '<rootDir>/tests/setup/totals-reporter.mjs'],
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/plugins/**/__tests__/**/*.test.{ts,tsx}',
        '<rootDir>/tests/setup/**/*.test.ts',
        '<rootDir>/tests/unit/**/*.test.ts',
      ],
    },
    onDatabase('sqlite', ['api/**/*', 'faults/**/*'], 'mysql'),
    { ...onDatabase('sqlite', ['faketime/**/*'], 'mysql'), displayName: 'faketime' },
    {
      ...common,
      displayName: 'e2e',
      testMatch: ['<rootDir>/tests/admin/**/*.e2e.ts'],
    },
    onDatabase('mysql', [apiOnMysql, 'concurrency/**/*', 'faults/**/*'], 'sqlite'),
  ],
};
