import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import path from 'node:path';

import { cloneCommands, type Clone, type Ended } from '../../factories/clone';

const demo = 'src/commands/demo.mjs';
const done = 'exit 0';
/** Everything that better-sqlite3 is built with; npm itself fails, so that nothing is installed. */
const tools = {
  python3: done,
  make: done,
  'c++': done,
  npm: '[ "$1" = --version ] || { echo "compiles with $npm_config_nodedir"; exit 1; }',
};

const listen = (): Promise<{ server: Server; port: number }> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () =>
      resolve({ server, port: (server.address() as AddressInfo).port }),
    );
  });

const freePort = async (): Promise<number> => {
  const { server, port } = await listen();
  await new Promise((resolve) => server.close(resolve));
  return port;
};

describe('npm run demo that cannot go on', () => {
  let clone: Clone;
  let env: Record<string, string>;
  beforeEach(async () => {
    clone = cloneCommands();
    env = { PORT: String(await freePort()), HOME: clone.folder, PATH: clone.programs(tools) };
  });
  afterEach(() => clone.remove());

  const without = (missing: keyof typeof tools): string =>
    clone.programs(Object.fromEntries(Object.entries(tools).filter(([name]) => name !== missing)));
  const has = (name: string): boolean => existsSync(path.join(clone.folder, name));
  /** One line that says what is wrong, and nothing made that the next run would trip over. */
  const expectOneLine = ({ code, complaints, stdout }: Ended, line: RegExp): void => {
    expect(complaints).toEqual([expect.stringMatching(line)]);
    expect(stdout).not.toMatch(/^ {4}at /m);
    expect(code).toBe(1);
    expect([has('.env'), has('.data'), has('node_modules')]).toEqual([false, false, false]);
  };

  it('a busy port is named, and another one proposed', async () => {
    const { server, port } = await listen();
    const ended = await clone.run(demo, { env: { ...env, PORT: String(port) } });
    await new Promise((resolve) => server.close(resolve));
    expectOneLine(
      ended,
      new RegExp(`^✗ Port ${port} on 127\\.0\\.0\\.1 is in use\\. .*PORT=${port + 1} `),
    );
  });

  it('what is no port is not tried', async () => {
    const ended = await clone.run(demo, { env: { ...env, PORT: '1337x' } });
    expectOneLine(ended, /^✗ PORT=1337x is no port/);
  });

  it('a folder of somebody else, who lets nobody write, is named', async () => {
    chmodSync(clone.folder, 0o555);
    const ended = await clone.run(demo, { env, asStranger: true });
    expectOneLine(ended, /^✗ The folder .*jinlan-clone-.* cannot be written \(EACCES\)\.$/);
  });

  it('so is a folder below that an earlier run as root left behind', async () => {
    chmodSync(clone.folder, 0o777);
    mkdirSync(path.join(clone.folder, 'dist'), { mode: 0o555 });
    const ended = await clone.run(demo, { env, asStranger: true });
    expectOneLine(ended, /^✗ The folder .*dist cannot be written \(EACCES\)\.$/);
  });

  it('so is a .env that may not be read', async () => {
    chmodSync(clone.folder, 0o777);
    writeFileSync(path.join(clone.folder, '.env'), 'APP_KEYS=a,b\n', { mode: 0o000 });
    const { code, complaints } = await clone.run(demo, { env, asStranger: true });
    expect(complaints).toEqual([expect.stringMatching(/^✗ The file .*\.env cannot be .*EACCES/)]);
    expect(code).toBe(1);
  });

  it.each([
    ['python3', 'Python 3'],
    ['make', 'make'],
    ['c++', 'A C++ compiler'],
    ['npm', 'npm'],
  ] as const)('without %s it says that %s is missing', async (program, name) => {
    const ended = await clone.run(demo, { env: { ...env, PATH: without(program) } });
    expectOneLine(ended, new RegExp(`^✗ ${name.replaceAll('+', '\\+')} is missing \\(`));
  });

  /** Headers beside a Node of the clone's own, as an archive from nodejs.org has them. */
  const layHeaders = (version: string): void => {
    const folder = path.join(clone.folder, '.node/include/node');
    const [major, minor, patch] = version.split('.');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      path.join(folder, 'node_version.h'),
      `#define NODE_MAJOR_VERSION ${major}\n#define NODE_MINOR_VERSION ${minor}\n#define NODE_PATCH_VERSION ${patch}\n`,
    );
  };

  it.each([
    ['none', undefined],
    ['those of another Node', '4.2.0'],
  ])(
    'with %s of Node’s headers, and where they cannot be fetched, it says so',
    async (_, version) => {
      const node = clone.bareNode();
      if (version) layHeaders(version);
      const mirror = `http://127.0.0.1:${await freePort()}`;
      const ended = await clone.run(demo, { node, env: { ...env, NODEJS_ORG_MIRROR: mirror } });
      expectOneLine(ended, /^✗ Node’s headers are missing \(.*127\.0\.0\.1/);
    },
  );

  it('headers beside Node are what npm compiles with: no download is needed', async () => {
    const node = clone.bareNode();
    layHeaders(process.versions.node);
    const ended = await clone.run(demo, { node, env });
    expect(ended.stdout).toContain(`compiles with ${path.join(clone.folder, '.node')}\n`);
    expectOneLine(ended, /^✗ npm ci failed/);
  });

  it('a named folder of headers that holds none is named', async () => {
    const ended = await clone.run(demo, {
      env: { ...env, npm_config_nodedir: '/nowhere' },
    });
    expectOneLine(ended, /^✗ Node’s headers are missing in \/nowhere/);
  });

  it('a password that Strapi would refuse is refused before anything is made', async () => {
    const ended = await clone.run(demo, { env: { ...env, DEMO_PASSWORD: 'short' } });
    expectOneLine(ended, /^✗ DEMO_PASSWORD needs 8 to 72 characters/);
  });
});
