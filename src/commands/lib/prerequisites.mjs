import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inProject } from './project.mjs';
import { Stop } from './steps.mjs';

const answers = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

const nodeHeaders = () =>
  [
    process.env.npm_config_nodedir &&
      path.join(process.env.npm_config_nodedir, 'include/node/node.h'),
    path.join(path.dirname(process.execPath), '../include/node/node.h'),
    '/usr/include/node/node.h',
    '/usr/include/nodejs/src/node.h',
  ].some((file) => file && existsSync(file));

/** Stops unless this Node is one that `engines` of package.json admits. */
export const checkNode = () => {
  const { engines } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 24 || major < 20 || (major === 20 && minor < 19)) {
    throw new Stop(`Node ${engines.node} is needed; this is Node ${process.versions.node}.`);
  }
};

/**
 * Stops, naming what is missing, where better-sqlite3 could not be compiled. Node's own headers
 * are not required to be on disk: node-gyp downloads them where the network allows it, so their
 * absence is only said.
 */
export const checkCompiler = () => {
  const debian = 'on Debian: apt-get install python3 make g++';
  const compilers = [process.env.CXX, 'c++', 'g++', 'clang++'].filter(Boolean);
  if (!answers(process.env.PYTHON ?? 'python3')) throw new Stop(`Python 3 is missing (${debian}).`);
  if (!answers('make')) throw new Stop(`make is missing (${debian}).`);
  if (!compilers.some(answers)) throw new Stop(`A C++ compiler is missing (${debian}).`);
  if (!nodeHeaders()) {
    process.stdout.write('  Node headers are not on this machine: node-gyp will download them.\n');
  }
};
