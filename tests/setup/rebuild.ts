import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { distDir } from './site-environment';

/** A copy of the built site that a test may change, and its removal. */
export interface Rebuilt {
  /** For `startSite({ distDir })`. */
  distDir: string;
  remove(): void;
}

/** Another build of the site: `change` edits the files of its copy of `dist`. */
export const rebuild = (change: (folder: string) => void): Rebuilt => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jinlan-dist-'));
  cpSync(distDir, folder, { recursive: true });
  change(folder);
  return { distDir: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
