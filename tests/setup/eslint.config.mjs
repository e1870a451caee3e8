import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';
import { boundaries } from './eslint/boundaries.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

const projects = [
  'tsconfig.json',
  'src/admin/tsconfig.json',
  'plugins/talent-office/server/tsconfig.json',
  'plugins/talent-office/admin/tsconfig.json',
  'tests/tsconfig.json',
];

/** Unfinished or parked tests pass for ever. */
const parkedTests = [
  {
    selector: 'CallExpression[callee.name=/^(fdescribe|fit|xdescribe|xit|xtest)$/]',
    message: 'A test is neither parked nor alone.',
  },
  {
    selector:
      'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo|failing)$/]',
    message: 'A test is neither parked nor alone.',
  },
];

const globalStrapi = {
  selector: 'MemberExpression[object.name=/^(global|globalThis)$/][property.name="strapi"]',
  message: 'strapi is a parameter: a global one keeps the first instance.',
};

const unawaitedLoop = {
  selector: 'CallExpression[callee.property.name="forEach"] > [async=true]',
  message: 'forEach does not wait: use for … of.',
};

const ownTransactions = {
  selector: 'CallExpression[callee.type="MemberExpression"][callee.property.name="transaction"]',
  message: 'Use transaction() of the platform: others do not guard COMMIT, retry or poison.',
};

/** One connection does one statement after the other: those that are left run on when one has failed. */
const besideEachOther = {
  selector:
    ':function:has(> Identifier.params[name=/^(tx|trx)$/]) CallExpression[callee.object.name="Promise"][callee.property.name=/^(all|allSettled|any|race)$/]',
  message: 'Within a transaction statements run one after the other.',
};

/** Whoever gets a place, or is drawn, is found again by the seed that was recorded. */
const chance = {
  selector: 'MemberExpression[object.name="Math"][property.name="random"]',
  message: 'What decides takes its chance from a recorded seed, and ids from node:crypto.',
};

export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/build/**', '**/node_modules/**', 'types/generated/**', '.*/**'],
  },
  { linterOptions: { noInlineConfig: true } },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { house: { rules: { boundaries } } },
    rules: {
      'house/boundaries': ['error', { root }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-globals': ['error', { name: 'strapi', message: globalStrapi.message }],
      'no-restricted-syntax': ['error', ...parkedTests, globalStrapi, unawaitedLoop],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strict],
    languageOptions: { parserOptions: { project: projects, tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      // A knex builder is a thenable too, and callbacks of where() return it.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
      'no-throw-literal': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-plus-operands': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Environment and entry values are records by name; a Map would not be what Strapi reads.
      '@typescript-eslint/no-dynamic-delete': 'off',
      // The registry of services is empty until rooms add to it by declaration merging.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'always' }],
    },
  },
  {
    // A suite is one list of cases; its length is not a second concept.
    files: ['tests/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 450, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['plugins/**/*.{ts,tsx}', 'src/**/*.ts', 'database/**/*.ts'],
    // The self-test of triggers is rolled back whatever happens: nothing of it may be committed.
    ignores: [
      'plugins/talent-office/server/src/platform/transaction/**',
      'plugins/talent-office/server/src/platform/append-only.ts',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...parkedTests,
        globalStrapi,
        unawaitedLoop,
        ownTransactions,
        besideEachOther,
        chance,
      ],
    },
  },
);
