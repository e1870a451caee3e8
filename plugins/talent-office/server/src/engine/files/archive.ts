import { inflateRawSync } from 'node:zlib';

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endRecord = 0x06054b50;
const endLength = 22;
/** Bytes of what a part is called. */
const maxName = 200;

/** How much an archive may hold, and what is said of one that holds more, or is none. */
export interface ArchiveBounds {
  /** Bytes as it comes. */
  readonly packed: number;
  /** Bytes unpacked, of one part and of all together. */
  readonly part: number;
  readonly all: number;
  readonly parts: number;
  tooLarge(): Error;
  wrongKind(): Error;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/** The archive's own directory: exactly at its end, of one volume, encrypted by nobody. */
const directoryOf = (content: Buffer, { parts, tooLarge, wrongKind }: ArchiveBounds): Entry[] => {
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
  if (count > parts) throw tooLarge();
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
const unpack = (
  content: Buffer,
  { method, packed, unpacked, offset }: Entry,
  { part: most, tooLarge, wrongKind }: ArchiveBounds,
): Buffer => {
  if (unpacked > most) throw tooLarge();
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

/**
 * Unpacks an archive before a library looks into it: its own directory alone counts, and no part grows
 * beyond what it may. Throws what its bounds say.
 */
export const unpackArchive = (
  content: Buffer,
  bounds: ArchiveBounds,
): ReadonlyMap<string, Buffer> => {
  const { tooLarge, wrongKind } = bounds;
  if (content.length > bounds.packed) throw tooLarge();
  if (content.length < endLength || content.readUInt32LE(0) !== localHeader) throw wrongKind();
  const parts = new Map<string, Buffer>();
  let total = 0;
  for (const entry of directoryOf(content, bounds)) {
    if (parts.has(entry.name)) throw wrongKind();
    const part = unpack(content, entry, bounds);
    if (part.length !== entry.unpacked) throw wrongKind();
    total += part.length;
    if (total > bounds.all) throw tooLarge();
    parts.set(entry.name, part);
  }
  return parts;
};
