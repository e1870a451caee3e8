import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import JestRuntime from 'jest-runtime';

import { swcOptions } from './swc-options.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const plugin = path.join(root, 'plugins/talent-office');
const require = createRequire(import.meta.url);

/** The plugin from its sources, where the site and its tests ask for what was built of it. */
const built = path.join(plugin, 'dist/server/index.js');
const source = path.join(plugin, 'server/src/index.ts');
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = (...args) => {
  const found = resolveFilename(...args);
  return found === built ? source : found;
};
Module._extensions['.ts'] = (module, filename) => {
  const text = readFileSync(filename, 'utf8');
  // Without source maps: Node would parse those of Strapi, too. Lines of the plugin in a stack are near.
  module._compile(transformSync(text, { ...swcOptions, filename }).code, filename);
};

const isShared = (file) =>
  file.includes('/node_modules/') ||
  (file.startsWith(`${plugin}/`) && !file.includes('/__tests__/'));

/**
 * Loads what is tested by Node itself, once in a worker: Strapi, its packages and the plugin stay
 * loaded, and compiled, from one suite to the next. Suites and their setup are loaded anew, as ever.
 */
export default class SharedRuntime extends JestRuntime {
  constructor(...args) {
    super(...args);
    // Strapi counts logins in the memory of its process, which the suites before this one shared.
    require('koa2-ratelimit').Stores.Memory.cleanAll();
  }

  requireModuleOrMock(from, moduleName) {
    if (moduleName === '@jest/globals' || Module.isBuiltin(moduleName)) {
      return super.requireModuleOrMock(from, moduleName);
    }
    const file =
      this._resolution.resolveCjsStub(from, moduleName) ||
      this._resolution.resolveCjs(from, moduleName);
    return isShared(file) ? require(file) : super.requireModuleOrMock(from, moduleName);
  }
}
