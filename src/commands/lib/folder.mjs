import { mkdtempSync, rmdirSync } from 'node:fs';
import { inProject, root } from './project.mjs';
import { Stop } from './steps.mjs';

/** Stops where the repository's folder cannot be written: permission bits say little to root. */
export const checkFolder = () => {
  try {
    rmdirSync(mkdtempSync(inProject('.writable-')));
  } catch (error) {
    throw new Stop(`The folder ${root} cannot be written (${error.code}).`);
  }
};
