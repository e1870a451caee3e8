import { mkdirSync } from 'node:fs';
import path from 'node:path';

import type { Core } from '@strapi/strapi';

const isInside = (folder: string, outer: string): boolean => {
  const relative = path.relative(outer, folder);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
};

/**
 * Where private files are kept: `PRIVATE_FILES_DIR`, by default `.data/private-files`. Several
 * instances need one folder that all of them see.
 * @throws Error when the folder lies in the public one, whose files everybody can read.
 */
export const privateFolder = (strapi: Core.Strapi): string => {
  const given = process.env.PRIVATE_FILES_DIR || '.data/private-files';
  const folder = path.resolve(strapi.dirs.app.root, given);
  if (isInside(folder, strapi.dirs.static.public)) {
    throw new Error(
      `PRIVATE_FILES_DIR is "${folder}", inside the public folder: everybody could read what applicants hand in.`,
    );
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
};
