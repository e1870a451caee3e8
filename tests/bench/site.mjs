import { inProject, root } from '../../src/commands/lib/project.mjs';
import { startChild } from './child.mjs';

/** The repository's own site as it is built; another one is a folder of the same shape. */
const ownSite = { appDir: root, distDir: inProject('dist') };

/** A site in a process of its own, not yet booted: `call('boot')`, `call('run', …)`, `kill()`. */
export const startSite = (database, { appDir, distDir } = ownSite) =>
  startChild('site-process.mjs', {
    args: [appDir, distDir],
    env: database.env,
    cwd: appDir,
    execArgv: ['--expose-gc'],
  });
