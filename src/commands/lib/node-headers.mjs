import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { Stop } from './steps.mjs';

const { version, execPath, env } = process;

/** The Node whose headers lie in `folder`, as `v20.19.0`; undefined where there are none. */
const headersIn = (folder) => {
  const file = path.join(folder, 'include/node/node_version.h');
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const number = (part) => text.match(new RegExp(`#define NODE_${part}_VERSION (\\d+)`))?.[1];
  return `v${number('MAJOR')}.${number('MINOR')}.${number('PATCH')}`;
};

/** Where node-gyp keeps what it has downloaded before. */
const cache = () => {
  const base = {
    darwin: path.join(homedir(), 'Library/Caches/node-gyp'),
    win32: path.join(env.LOCALAPPDATA ?? homedir(), 'node-gyp/Cache'),
  }[process.platform];
  const usual = path.join(env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'node-gyp');
  return path.join(env.npm_config_devdir ?? base ?? usual, version.slice(1));
};

const download = () => {
  const mirror = env.npm_config_disturl ?? env.NODEJS_ORG_MIRROR;
  const file = `${version}/node-${version}-headers.tar.gz`;
  return mirror ? `${mirror.replace(/\/+$/, '')}/${file}` : process.release.headersUrl;
};

const mayBeProxied = () =>
  ['https_proxy', 'HTTPS_PROXY', 'npm_config_https_proxy', 'npm_config_proxy'].some(
    (name) => env[name],
  );

/** Whether the headers can be fetched. Through a proxy, which only npm knows, it is tried. */
const canBeFetched = async () => {
  if (mayBeProxied()) return true;
  try {
    return (await fetch(download(), { method: 'HEAD', signal: AbortSignal.timeout(10_000) })).ok;
  } catch {
    return false;
  }
};

/**
 * The environment with which `npm ci` compiles against Node's own headers. Where they lie beside Node,
 * npm is told so: by itself it would download them all the same.
 * @throws Stop where there are none and they cannot be downloaded
 */
export const headersForNpm = async () => {
  const chosen = env.npm_config_nodedir;
  if (chosen) {
    if (headersIn(chosen)) return {};
    throw new Stop(`Node’s headers are missing in ${chosen} (npm’s setting nodedir).`);
  }
  const beside = path.resolve(path.dirname(execPath), '..');
  if (headersIn(beside) === version) return { npm_config_nodedir: beside };
  if (headersIn(cache()) === version || (await canBeFetched())) return {};
  throw new Stop(
    `Node’s headers are missing (on Debian: apt-get install libnode-dev), and ${download()} does not answer.`,
  );
};
