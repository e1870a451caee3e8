import { accessSync, constants, existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import { inProject } from './project.mjs';
import { Stop } from './steps.mjs';

/** What a command writes into; an earlier one as root may have left any of them behind. */
const written = ['.', 'node_modules', 'plugins/talent-office', 'dist', '.data', '.data/public'];

/** Tried, not asked: permission bits say little to root, and nothing of a read-only disk. */
const checkWritable = (folder) => {
  try {
    rmdirSync(mkdtempSync(inProject(folder, '.writable-')));
  } catch (error) {
    throw new Stop(`The folder ${inProject(folder)} cannot be written (${error.code}).`);
  }
};

/** Stops where the repository's folder, or what a command keeps in it, cannot be written. */
export const checkFolder = () => {
  for (const folder of written.filter((one) => existsSync(inProject(one)))) checkWritable(folder);
  const file = inProject('.env');
  if (!existsSync(file)) return;
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new Stop(`The file ${file} cannot be read and written (${error.code}).`);
  }
};
