import { open } from 'node:fs/promises';

import { refuse } from '../../../platform';
import { unpackArchive } from '../../files';

import { foreign, wrongKind } from './walk';

/** Bytes of a filled-in list as it comes; one of a hundred rows has some thirty thousand. */
export const maxWorkbookBytes = 2 * 1024 * 1024;

const localHeader = 0x04034b50;

const bounds = {
  packed: maxWorkbookBytes,
  part: 4 * 1024 * 1024,
  all: 8 * 1024 * 1024,
  parts: 100,
  tooLarge: () => refuse('LIST_FILE_TOO_LARGE', {}, 'files'),
  wrongKind,
} as const;

/** Parts that run, or that lead elsewhere. */
const active =
  /vbaProject|(?<!printerSettings\d*)\.bin$|externalLinks?\/|embeddings\/|activeX\/|macrosheets\/|ctrlProps\/|customUI|connections\.xml|queryTable|webextension|\.(exe|dll|js|vbs|html?)$/i;

/**
 * Looks at a workbook as an archive before a library does: how large it is unpacked, and whether it holds
 * anything but cells.
 * @throws Refusal LIST_FILE_KIND, LIST_FILE_TOO_LARGE, LIST_FILE_ACTIVE
 */
export const partsOf = (content: Buffer): ReadonlyMap<string, Buffer> => {
  const parts = unpackArchive(content, bounds);
  for (const name of parts.keys()) if (active.test(name)) throw foreign(name);
  if (!parts.has('[Content_Types].xml') || !parts.has('xl/workbook.xml')) throw wrongKind();
  return parts;
};

/** Does a file begin as an archive does, whatever its sender called it? */
export const isWorkbook = async (path: string): Promise<boolean> => {
  const file = await open(path, 'r');
  try {
    const start = Buffer.alloc(4);
    await file.read(start, 0, 4, 0);
    return start.readUInt32LE(0) === localHeader;
  } finally {
    await file.close();
  }
};
