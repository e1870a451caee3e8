import { spawnSync } from 'node:child_process';

/** Where Debian's faketime keeps its library on this machine; undefined where it is not installed. */
export const faketimeLibrary = () => {
  const asked = ['-f', '+0', 'printenv', 'LD_PRELOAD'];
  const { status, stdout } = spawnSync('faketime', asked, {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  return status === 0 ? stdout.trim() : undefined;
};
