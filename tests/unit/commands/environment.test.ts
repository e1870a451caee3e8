import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';

import { cloneCommands, type Clone } from '../../factories/clone';

const secrets = [
  'APP_KEYS',
  'API_TOKEN_SALT',
  'ADMIN_JWT_SECRET',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'JWT_SECRET',
  'TALENT_OFFICE_KEYS',
  'TALENT_OFFICE_INDEX_KEY',
];

/**
 * The commands up to the build, which a clone without sources cannot pass: npm is a program that
 * does nothing, everything before and after it is the real thing.
 */
describe('the .env that npm run demo writes', () => {
  let clone: Clone;
  beforeEach(() => {
    clone = cloneCommands();
  });
  afterEach(() => clone.remove());

  const file = (): string => path.join(clone.folder, '.env');
  const settings = (): Record<string, string | undefined> =>
    parseEnv(readFileSync(file(), 'utf8')) as Record<string, string | undefined>;
  const run = async (env: Record<string, string> = {}) => {
    const PATH = clone.programs({ npm: '', python3: '', make: '', 'c++': '' });
    // Headers count as there, or the machine's own Node would decide over this test.
    const headers = path.join(clone.folder, '.headers/include/node');
    mkdirSync(headers, { recursive: true });
    writeFileSync(path.join(headers, 'node_version.h'), '');
    mkdirSync(path.join(clone.folder, 'plugins/talent-office'), { recursive: true });
    const npm_config_nodedir = path.join(clone.folder, '.headers');
    const ended = await clone.run('src/commands/demo.mjs', {
      env: { PATH, npm_config_nodedir, HOME: clone.folder, ...env },
    });
    expect(ended.complaints).toEqual(['✗ Building the plugin: failed, see above.']);
    return ended;
  };

  it('has every secret, random, for its owner alone', async () => {
    const { stdout } = await run();
    expect(stdout).toContain(`Wrote random secrets to .env (${secrets.length})`);
    const written = settings();
    expect(Object.keys(written).sort()).toEqual([...secrets, 'DEMO_PASSWORD'].sort());
    const keys = secrets.flatMap((name) => written[name]?.split(',') ?? []);
    for (const key of keys) {
      expect(Buffer.from(key.replace(/^k1:/, ''), 'base64')).toHaveLength(32);
    }
    expect(new Set(keys).size).toBe(secrets.length + 1);
    expect(statSync(file()).mode & 0o777).toBe(0o600);

    clone.remove();
    clone = cloneCommands();
    await run();
    expect(Object.values(settings()).filter((value) => keys.includes(value ?? ''))).toEqual([]);
  });

  it('has a password that Strapi admits where none was chosen, and keeps it', async () => {
    await run();
    const first = settings().DEMO_PASSWORD ?? '';
    expect(first).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)[A-Za-z2-9]{16}$/);
    const before = readFileSync(file(), 'utf8');
    await run();
    expect(readFileSync(file(), 'utf8')).toBe(before);
  });

  it('has none where DEMO_PASSWORD is set', async () => {
    await run({ DEMO_PASSWORD: 'Chosen-2026' });
    expect(settings()).not.toHaveProperty('DEMO_PASSWORD');
  });

  it('keeps what is there: a lost key would make what it encrypted unreadable', async () => {
    writeFileSync(file(), 'TALENT_OFFICE_KEYS=k7:mine');
    await run();
    expect(readFileSync(file(), 'utf8').startsWith('TALENT_OFFICE_KEYS=k7:mine\n')).toBe(true);
    expect(settings()).toMatchObject({ TALENT_OFFICE_KEYS: 'k7:mine' });
    expect(Object.keys(settings()).sort()).toEqual([...secrets, 'DEMO_PASSWORD'].sort());
  });
});
