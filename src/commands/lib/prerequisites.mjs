import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inProject } from './project.mjs';
import { Stop } from './steps.mjs';

/** npm under the name by which this platform starts it. */
export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

const answers = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

/** Stops unless this Node is one that `engines` of package.json admits. */
export const checkNode = () => {
  const { engines } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 24 || major < 20 || (major === 20 && minor < 19)) {
    throw new Stop(`Node ${engines.node} is needed; this is Node ${process.versions.node}.`);
  }
};

/** Stops, naming what is missing, where npm could not install and compile better-sqlite3. */
export const checkTools = () => {
  const debian = 'on Debian: apt-get install python3 make g++';
  const compilers = [process.env.CXX, 'c++', 'g++', 'clang++'].filter(Boolean);
  if (!answers(npm)) throw new Stop('npm is missing (on Debian: apt-get install npm).');
  if (!answers(process.env.PYTHON ?? 'python3')) throw new Stop(`Python 3 is missing (${debian}).`);
  if (!answers('make')) throw new Stop(`make is missing (${debian}).`);
  if (!compilers.some(answers)) throw new Stop(`A C++ compiler is missing (${debian}).`);
};
