import { existsSync, readFileSync } from 'node:fs';
import { headersForNpm } from './node-headers.mjs';
import { checkNode, checkTools, npm } from './prerequisites.mjs';
import { inProject, run } from './project.mjs';
import { Stop, step } from './steps.mjs';

const packagesIn = (file) => JSON.parse(readFileSync(inProject(file), 'utf8')).packages;

/**
 * Whether node_modules is absent or differs from the lock. npm keeps its own record of what it
 * installed, so an `npm ci` by hand counts too; packages for other platforms are absent from it.
 */
const isOutOfDate = () => {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(inProject(record))) return true;
  const installed = packagesIn(record);
  return Object.entries(packagesIn('package-lock.json')).some(([name, wanted]) => {
    if (name === '') return false;
    const found = installed[name];
    return found ? found.version !== wanted.version : !wanted.optional;
  });
};

/** `npm ci` where node_modules is absent or was not installed from this very lock. */
export const installWhenNeeded = async () => {
  checkNode();
  if (!isOutOfDate()) return;
  checkTools();
  const env = await headersForNpm();
  await step('Installing dependencies with npm ci (some minutes)', async () => {
    const { code } = await run(npm, ['ci', '--no-fund', '--no-audit'], { env });
    if (code !== 0) throw new Stop('npm ci failed; its own message is above.');
  });
};
