import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** Files by the SHA-256 of their content: the same content is kept once, and never changed. */
export interface Store {
  /** Resolves when the content is on the disk under its hash. */
  put(sha256: string, content: Buffer): Promise<void>;
  /** Is the content there, at its full size? */
  has(sha256: string, size: number): Promise<boolean>;
  /** @throws Error with code ENOENT */
  read(sha256: string): Promise<Readable>;
  /** The name of everything kept: hashes, and drafts that a crash left behind. */
  names(): AsyncIterable<string>;
  /** Removes what was last put before `instant`; false when it is younger. */
  removeOlderThan(instant: Date, name: string): Promise<boolean>;
}

/** A hash; a draft of it has a suffix. */
const wellFormed = /^[0-9a-f]{64}(\.[0-9a-f-]{36})?$/;

const isAbsent = (error: unknown): boolean => (error as { code?: string }).code === 'ENOENT';

/** Makes a rename outlive a power cut. Windows knows no such thing as a folder's own sync. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** A store in a folder that only the server's own account can enter. */
export const createStore = (root: string): Store => {
  const folderOf = (name: string): string => path.join(root, name.slice(0, 2));
  const fileOf = (name: string): string => {
    if (!wellFormed.test(name)) throw new Error('not a SHA-256');
    return path.join(folderOf(name), name);
  };

  const sizeOf = async (sha256: string): Promise<number | null> => {
    try {
      return (await stat(fileOf(sha256))).size;
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  };

  const write = async (file: string, content: Buffer): Promise<void> => {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      // A file server's clock may be days behind, and the sweep asks ours.
      const now = new Date();
      await handle.utimes(now, now);
      await handle.sync();
    } finally {
      await handle.close();
    }
  };

  return {
    put: async (sha256, content) => {
      const file = fileOf(sha256);
      await mkdir(folderOf(sha256), { recursive: true, mode: 0o700 });
      if ((await sizeOf(sha256)) === content.length) {
        // As if it were new: the sweep leaves alone what somebody may be about to refer to.
        const now = new Date();
        return utimes(file, now, now);
      }
      const draft = `${file}.${randomUUID()}`;
      try {
        await write(draft, content);
        await rename(draft, file);
      } finally {
        await rm(draft, { force: true });
      }
      await syncFolder(folderOf(sha256));
    },
    has: async (sha256, size) => (await sizeOf(sha256)) === size,
    read: async (sha256) => (await open(fileOf(sha256), 'r')).createReadStream(),
    names: async function* () {
      for (const folder of await readdir(root, { withFileTypes: true })) {
        if (!folder.isDirectory()) continue;
        for (const name of await readdir(path.join(root, folder.name))) {
          if (wellFormed.test(name)) yield name;
        }
      }
    },
    removeOlderThan: async (instant, name) => {
      try {
        const { mtime } = await stat(fileOf(name));
        if (mtime >= instant) return false;
        await rm(fileOf(name));
        return true;
      } catch (error) {
        // Another instance was there first.
        if (isAbsent(error)) return false;
        throw error;
      }
    },
  };
};
