import { inflate } from 'node:zlib';
import { promisify } from 'node:util';

const unpack = promisify(inflate);

/** Bytes of one picture without its compression: some twenty million pixels in colour. */
const maxRawBytes = 64 * 1024 * 1024;
/** The same of one with transparency: the library takes such a picture apart while everybody waits. */
const maxParted = 16 * 1024 * 1024;

const headLength = 8;
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const wanted = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

interface Chunk {
  readonly name: string;
  readonly data: Buffer;
  /** With its length and its check sum. */
  readonly whole: Buffer;
}

const chunksOf = (content: Buffer): Chunk[] | null => {
  const found: Chunk[] = [];
  let at = headLength;
  while (at + 12 <= content.length) {
    const end = at + 12 + content.readUInt32BE(at);
    if (end > content.length) return null;
    const name = content.toString('latin1', at + 4, at + 8);
    found.push({
      name,
      data: content.subarray(at + 8, end - 4),
      whole: content.subarray(at, end),
    });
    if (name === 'IEND') return found;
    at = end;
  }
  return null;
};

/** Does it hold exactly the rows that its head promises, each begun as rows are? */
const hasItsRows = async (packed: Buffer, rowBytes: number, height: number): Promise<boolean> => {
  const length = (rowBytes + 1) * height;
  const raw = await unpack(packed, { maxOutputLength: length + 1 }).catch(() => null);
  if (raw?.length !== length) return false;
  for (let row = 0; row < height; row += 1) if ((raw[row * (rowBytes + 1)] ?? 9) > 4) return false;
  return true;
};

/**
 * A PNG of what is needed to draw it and nothing else, where it can be drawn: the library that puts it on a
 * page takes what it is given for sound, and throws where nobody can catch it. `null` for what is broken, too
 * large, or of a kind that it draws wrong (interlaced, transparent by other than eight bits).
 */
export const soundPng = async (content: Buffer): Promise<Buffer | null> => {
  const chunks = chunksOf(content)?.filter(({ name }) => wanted.has(name));
  const [head, ...rest] = chunks ?? [];
  if (!chunks || head?.name !== 'IHDR' || head.data.length !== 13) return null;
  if (rest.some(({ name }) => name === 'IHDR')) return null;
  const [width, height] = [head.data.readUInt32BE(0), head.data.readUInt32BE(4)];
  const [bits = 0, color = -1, compression, filter, interlaced] = head.data.subarray(8);
  const perPixel = samples[color];
  if (perPixel === undefined || ![1, 2, 4, 8, 16].includes(bits)) return null;
  if (compression !== 0 || filter !== 0 || interlaced !== 0) return null;
  const palette = rest.find(({ name }) => name === 'PLTE')?.data.length ?? 0;
  if (color === 3 && (bits > 8 || palette === 0 || palette % 3 !== 0 || palette > 768)) return null;
  const isParted = color > 3 || (color === 3 && rest.some(({ name }) => name === 'tRNS'));
  if (isParted && bits !== 8) return null;
  const rowBytes = Math.ceil((width * perPixel * bits) / 8);
  const most = isParted ? maxParted : maxRawBytes;
  if (width === 0 || height === 0 || (rowBytes + 1) * height > most) return null;
  const packed = rest.flatMap(({ name, data }) => (name === 'IDAT' ? [data] : []));
  if (!(await hasItsRows(Buffer.concat(packed), rowBytes, height))) return null;
  // A palette is of its own kind of picture; of grey and colour the library takes transparency wrong.
  const kept = chunks.filter(({ name }) => color === 3 || (name !== 'PLTE' && name !== 'tRNS'));
  return Buffer.concat([content.subarray(0, headLength), ...kept.map(({ whole }) => whole)]);
};
