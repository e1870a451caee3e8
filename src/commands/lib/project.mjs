import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root: every command works from here, wherever it was called from. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** An absolute path inside the repository. */
export const inProject = (...parts) => path.join(root, ...parts);

/** The JavaScript entry of an installed command-line tool: no shell, the same on every platform. */
export const tool = {
  tsc: () => inProject('node_modules/typescript/bin/tsc'),
  jest: () => inProject('node_modules/jest/bin/jest.js'),
  eslint: () => inProject('node_modules/eslint/bin/eslint.js'),
  prettier: () => inProject('node_modules/prettier/bin/prettier.cjs'),
  strapi: () => inProject('node_modules/@strapi/strapi/bin/strapi.js'),
  strapiPlugin: () => inProject('node_modules/@strapi/sdk-plugin/bin/strapi-plugin.js'),
};

/** Nobody who clones this repository has agreed to report to a vendor. */
export const quietEnvironment = { STRAPI_TELEMETRY_DISABLED: 'true' };

/**
 * Runs a program and resolves to `{ code, output }`; `output` is empty unless `capture` is set.
 * Standard error joins standard output, so that what a tool prints stays in its order.
 */
export const run = (command, args, { env = {}, cwd = root, capture = false } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...quietEnvironment, ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['inherit', process.stdout, process.stdout],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: signal ? 1 : code, output }));
  });

/** Runs one of the project's own tools under this very Node. */
export const runTool = (name, args, options) =>
  run(process.execPath, [tool[name](), ...args], options);
