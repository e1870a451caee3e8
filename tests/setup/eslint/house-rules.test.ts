import path from 'node:path';

import { ESLint, Linter } from 'eslint';
import { parser } from 'typescript-eslint';

import config from '../eslint.config.mjs';

const root = path.resolve(__dirname, '../../..');

/** Files of the repository in whose place a text is judged: types are looked up as there. */
const places = {
  server: 'plugins/talent-office/server/src/platform/grants.ts',
  helper: 'plugins/talent-office/server/src/platform/transaction/index.ts',
  test: 'tests/factories/calendar.ts',
} as const;

/** Those that need no types: with types one text takes minutes. */
const plain = ['no-restricted-syntax', 'no-restricted-globals', 'max-lines'] as const;

type Rules = Readonly<Record<string, Linter.RuleEntry>>;

/** Mistakes that no test finds while it runs are refused where they are written. */
describe('what ESLint refuses', () => {
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: config as Linter.Config[],
  });
  const linter = new Linter();

  const rulesAt = async (place: keyof typeof places): Promise<Rules> => {
    const found = (await eslint.calculateConfigForFile(path.join(root, places[place]))) as {
      rules: Rules;
    };
    return found.rules;
  };

  const told = async (text: string, place: keyof typeof places = 'server'): Promise<string[]> => {
    const all = await rulesAt(place);
    const rules = Object.fromEntries(plain.map((name) => [name, all[name] ?? 'off']));
    const one = { files: ['**/*.ts'], languageOptions: { parser }, rules };
    return linter
      .verify(text, [one as Linter.Config], { filename: 'a.ts' })
      .map(({ ruleId, message }) => `${ruleId ?? ''} ${message}`);
  };

  it('a write that nobody waits for, also in forEach', async () => {
    for (const place of Object.keys(places) as (keyof typeof places)[]) {
      const rules = await rulesAt(place);
      expect(rules['@typescript-eslint/no-floating-promises']).toEqual([2]);
    }
    expect(
      await told('export const a = () => [1].forEach(async (one) => { await write(one); });'),
    ).toEqual([expect.stringContaining('forEach does not wait')]);
  });

  it('statements of one transaction side by side', async () => {
    const text = `
      type Tx = (table: string) => Promise<unknown>;
      export const a = async (tx: Tx): Promise<void> => { await Promise.all([tx('a'), tx('b')]); };`;
    expect(await told(text)).toEqual([expect.stringContaining('one after the other')]);
    expect(await told(text.replaceAll('tx', 'knex'))).toEqual([]);
  });

  it('a transaction past the helper, and a global instance', async () => {
    const own = 'export const a = (db: { transaction(): number }) => db.transaction();';
    expect(await told(own)).toEqual([expect.stringContaining('Use transaction() of the platform')]);
    expect(
      await told('export const a = () => (globalThis as never as { strapi: 1 }).strapi;'),
    ).toEqual([]);
    expect(await told('export const a = () => strapi;')).toEqual([
      expect.stringContaining('keeps the first instance'),
    ]);
  });

  it('chance in what decides: a draw can be repeated by its seed, or is none', async () => {
    const text = 'export const a = () => Math.random();';
    expect(await told(text)).toEqual([expect.stringContaining('seed')]);
    // When to try again after a conflict is nobody's right.
    expect(await told(text, 'helper')).toEqual([]);
  });

  it('a parked test, and one that runs alone', async () => {
    const wanted = expect.stringContaining('neither parked nor alone');
    for (const parked of ['it.skip', 'describe.only', 'test.todo', 'it.failing']) {
      expect(await told(`${parked}('x', () => undefined);`, 'test')).toEqual([wanted]);
    }
    for (const parked of ['xit', 'fit', 'xdescribe', 'fdescribe']) {
      const declared = `declare const ${parked}: (name: string, work: () => void) => void;`;
      expect(await told(`${declared}\n${parked}('x', () => undefined);`, 'test')).toEqual([wanted]);
    }
  });

  it('a file that is two concepts', async () => {
    const lines = Array.from({ length: 301 }, (_, index) => `export const a${index} = ${index};`);
    expect(await told(lines.join('\n'))).toEqual([expect.stringContaining('max-lines')]);
    expect(await told(lines.slice(1).join('\n'))).toEqual([]);
  });
});
