import { open } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';

import { refuse } from '../../../platform';

import { foreign, wrongKind } from './walk';

/** Bytes of a filled-in list as it comes; one of a hundred rows has some thirty thousand. */
export const maxWorkbookBytes = 2 * 1024 * 1024;

/** Unpacked, of one part and of all together. */
const maxPartBytes = 4 * 1024 * 1024;
const maxBytes = 8 * 1024 * 1024;
const maxParts = 100;
/** Bytes of what a part is called. */
const maxName = 200;

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endRecord = 0x06054b50;
const endLength = 22;

const tooLarge = () => refuse('LIST_FILE_TOO_LARGE', {}, 'files');

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/** The archive's own directory: exactly at its end, of one volume, encrypted by nobody. */
const directoryOf = (content: Buffer): Entry[] => {
  const end = content.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || content.length < end + endLength || content.readUInt32LE(end) !== endRecord) {
    throw wrongKind();
  }
  const count = content.readUInt16LE(end + 10);
  const size = content.readUInt32LE(end + 12);
  let at = content.readUInt32LE(end + 16);
  const comment = content.readUInt16LE(end + 20);
  // Nothing before it, behind it or between: another reader would perhaps find another directory.
  if (at + size !== end || end + endLength + comment !== content.length) throw wrongKind();
  if (count > maxParts) throw tooLarge();
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || content.readUInt32LE(at) !== centralHeader) throw wrongKind();
    const isEncrypted = (content.readUInt16LE(at + 8) & 1) !== 0;
    if (isEncrypted) throw wrongKind();
    const nameLength = content.readUInt16LE(at + 28);
    if (nameLength > maxName) throw wrongKind();
    entries.push({
      name: content.toString('utf8', at + 46, at + 46 + nameLength),
      method: content.readUInt16LE(at + 10),
      packed: content.readUInt32LE(at + 20),
      unpacked: content.readUInt32LE(at + 24),
      offset: content.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
  if (at !== end) throw wrongKind();
  return entries;
};

/** Unpacks one part, and stops where it grows beyond what it may. */
const unpack = (content: Buffer, { method, packed, unpacked, offset }: Entry): Buffer => {
  if (unpacked > maxPartBytes) throw tooLarge();
  if (offset + 30 > content.length || content.readUInt32LE(offset) !== localHeader) {
    throw wrongKind();
  }
  const from = offset + 30 + content.readUInt16LE(offset + 26) + content.readUInt16LE(offset + 28);
  if (from + packed > content.length) throw wrongKind();
  const data = content.subarray(from, from + packed);
  if (method === 0) return data;
  if (method !== 8) throw wrongKind();
  try {
    // Whatever it says of itself: a bomb lies.
    return inflateRawSync(data, { maxOutputLength: Math.max(1, unpacked) });
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : wrongKind();
  }
};

/** Parts that run, or that lead elsewhere. */
const active =
  /vbaProject|(?<!printerSettings\d*)\.bin$|externalLinks?\/|embeddings\/|activeX\/|macrosheets\/|ctrlProps\/|customUI|connections\.xml|queryTable|webextension|\.(exe|dll|js|vbs|html?)$/i;

/**
 * Looks at a workbook as an archive before a library does: how large it is unpacked, and whether it holds
 * anything but cells.
 * @throws Refusal LIST_FILE_KIND, LIST_FILE_TOO_LARGE, LIST_FILE_ACTIVE
 */
export const partsOf = (content: Buffer): ReadonlyMap<string, Buffer> => {
  if (content.length > maxWorkbookBytes) throw tooLarge();
  if (content.length < endLength || content.readUInt32LE(0) !== localHeader) throw wrongKind();
  const parts = new Map<string, Buffer>();
  let total = 0;
  for (const entry of directoryOf(content)) {
    if (active.test(entry.name)) throw foreign(entry.name);
    if (parts.has(entry.name)) throw wrongKind();
    const part = unpack(content, entry);
    if (part.length !== entry.unpacked) throw wrongKind();
    total += part.length;
    if (total > maxBytes) throw tooLarge();
    parts.set(entry.name, part);
  }
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
