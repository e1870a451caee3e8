import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { quietEnvironment } from '../../src/commands/lib/project.mjs';

/**
 * A program of this folder in a process of its own that answers calls over IPC. `call(name, input)`
 * rejects with what the program printed when it dies.
 */
export const startChild = (file, { args = [], env, cwd, execArgv = [] }) => {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    cwd,
    env: { ...process.env, ...quietEnvironment, ...env },
    execArgv,
    silent: true,
  });
  const waiting = new Map();
  let calls = 0;
  let printed = '';
  const remember = (chunk) => (printed = (printed + chunk).slice(-8000));
  child.stdout.on('data', remember);
  child.stderr.on('data', remember);
  child.on('message', ({ call, result, error }) => {
    const { resolve, reject } = waiting.get(call);
    waiting.delete(call);
    if (error) reject(new Error(`${error}\n${printed}`));
    else resolve(result);
  });
  child.on('exit', (code, signal) => {
    for (const { reject } of waiting.values()) {
      reject(new Error(`${file} ended (${code ?? signal}). It printed:\n${printed}`));
    }
    waiting.clear();
  });
  return {
    call: (name, input = {}) =>
      new Promise((resolve, reject) => {
        const call = (calls += 1);
        waiting.set(call, { resolve, reject });
        child.send({ call, name, input });
      }),
    /** Nothing is closed: what it worked on is thrown away. */
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
  };
};

/** The other end: answers calls by these handlers, and ends with its parent. */
export const answerCalls = (handlers) => {
  process.on('message', async ({ call, name, input }) => {
    try {
      process.send({ call, result: (await handlers[name](input)) ?? null });
    } catch (error) {
      process.send({ call, error: error.stack });
    }
  });
  process.on('disconnect', () => process.exit());
};

/** Listens on a free port of this machine and resolves to the address. */
export const listen = (server) =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${server.address().port}`);
    });
  });
