import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { cloneCommands, type Clone } from '../../factories/clone';

/** Stands for a build tool: it leaves what it would make, and nothing else. */
const toolThatMakes = (file: string): string => `
  import { mkdirSync, writeFileSync } from 'node:fs';
  mkdirSync(${JSON.stringify(path.posix.dirname(file))}, { recursive: true });
  writeFileSync(${JSON.stringify(file)}, '');
`;

const tools = {
  '@strapi/sdk-plugin/bin/strapi-plugin.js': 'dist/server/index.js',
  'typescript/bin/tsc': 'dist/config/server.js',
  '@strapi/strapi/bin/strapi.js': 'dist/build/index.html',
};

/** The panel carries the address it is served at: what was built for another one leads nowhere. */
describe('npm run build', () => {
  let clone: Clone;
  const write = (file: string, content: string): void => {
    const target = path.join(clone.folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  };
  beforeEach(() => {
    clone = cloneCommands();
    write('node_modules/package.json', '{ "type": "module" }');
    for (const [tool, file] of Object.entries(tools)) {
      write(`node_modules/${tool}`, toolThatMakes(file));
    }
    write('plugins/talent-office/package.json', '{}');
    write('config/server.ts', 'export default {};');
  });
  afterEach(() => clone.remove());

  const buildsPanel = async (env: Record<string, string> = {}): Promise<boolean> => {
    const PATH = clone.programs({ npm: '', python3: '', make: '', 'c++': '' });
    write('.headers/include/node/node_version.h', '');
    const npm_config_nodedir = path.join(clone.folder, '.headers');
    const { code, complaints, stdout } = await clone.run('src/commands/build.mjs', {
      env: { PATH, npm_config_nodedir, HOME: clone.folder, ...env },
    });
    expect({ code, complaints }).toEqual({ code: 0, complaints: [] });
    return stdout.includes('Building the admin panel');
  };

  it('builds the panel once for one address', async () => {
    expect(await buildsPanel({ PUBLIC_URL: 'https://jinlan.example' })).toBe(true);
    expect(await buildsPanel({ PUBLIC_URL: 'https://jinlan.example', PORT: '8080' })).toBe(false);
  });

  it('builds it anew for another address, from the environment or from .env', async () => {
    await buildsPanel();
    expect(await buildsPanel({ PUBLIC_URL: '/talent' })).toBe(true);
    write('.env', 'PUBLIC_URL=/office\n');
    expect(await buildsPanel({ PUBLIC_URL: '/talent' })).toBe(false);
    expect(await buildsPanel()).toBe(true);
    write('other.env', 'PUBLIC_URL=/elsewhere\n');
    expect(await buildsPanel({ ENV_PATH: path.join(clone.folder, 'other.env') })).toBe(true);
  });

  it('builds it anew for another setting that is baked in, and for another configuration', async () => {
    await buildsPanel();
    expect(await buildsPanel({ STRAPI_ADMIN_THEME: 'dark' })).toBe(true);
    write('config/server.ts', "export default { url: '/talent' };");
    expect(await buildsPanel({ STRAPI_ADMIN_THEME: 'dark' })).toBe(true);
  });
});
