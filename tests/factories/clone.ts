import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const repository = path.resolve(__dirname, '../..');

/** What a fresh clone has of the commands: nothing is installed, nothing is built. */
const parts = ['package.json', 'package-lock.json', 'src/commands'];

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  /** Lines of standard error. */
  readonly complaints: readonly string[];
}

export interface RunOptions {
  /** The whole environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The Node to run it with; by default this one. */
  readonly node?: string;
  /** As a user who owns nothing of the folder. */
  readonly asStranger?: boolean;
}

/** Root may write everywhere, whatever the mode says; others already are who they are. */
const strangersPrefix = (): string[] =>
  process.getuid?.() === 0
    ? ['/usr/bin/setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--']
    : [];

/** A clone of the repository's commands in a folder of its own; `remove()` when done. */
export const cloneCommands = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jinlan-clone-'));
  chmodSync(folder, 0o755);
  for (const part of parts) {
    cpSync(path.join(repository, part), path.join(folder, part), { recursive: true });
  }
  const run = (script: string, { env = {}, node, asStranger }: RunOptions = {}): Promise<Ended> => {
    const [command = '', ...args] = [
      ...(asStranger ? strangersPrefix() : []),
      node ?? process.execPath,
      path.join(folder, script),
    ];
    return new Promise((resolve, reject) => {
      const child = spawn(command, args, { env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
      child.once('error', reject);
      child.once('close', (code) =>
        resolve({ code, stdout, complaints: stderr.split('\n').filter((line) => line !== '') }),
      );
    });
  };
  return {
    folder,
    run,
    /** A folder for PATH that holds just these programs; each ends at once with its exit code. */
    programs: (codes: Readonly<Record<string, string>>): string => {
      const bin = mkdtempSync(path.join(folder, '.bin-'));
      for (const [name, body] of Object.entries(codes)) {
        writeFileSync(path.join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
      }
      return bin;
    },
    /** A copy of this Node beside which no headers lie. */
    bareNode: (): string => {
      const copy = path.join(folder, '.node/bin/node');
      mkdirSync(path.dirname(copy), { recursive: true });
      copyFileSync(process.execPath, copy);
      chmodSync(copy, 0o755);
      return copy;
    },
    remove: () => {
      chmodSync(folder, 0o755);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type Clone = ReturnType<typeof cloneCommands>;
