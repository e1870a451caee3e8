import { deflateSync } from 'node:zlib';

import { pictureOf } from '../picture';

const chunk = (name: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)]);
};

interface Drawn {
  readonly width?: number;
  readonly height?: number;
  readonly bits?: number;
  readonly color?: number;
  readonly interlaced?: number;
  readonly raw?: Buffer;
  readonly more?: readonly Buffer[];
}

/** Grey unless it is said otherwise, of rows that are each begun as rows are. */
const png = ({
  width = 2,
  height = 2,
  bits = 8,
  color = 0,
  interlaced = 0,
  raw = Buffer.alloc((2 + 1) * 2),
  more = [],
}: Drawn = {}): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([bits, color, 0, 0, interlaced], 8);
  const parts = [chunk('IHDR', head), ...more, chunk('IDAT', deflateSync(raw))];
  const begin = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([begin, ...parts, chunk('IEND', Buffer.alloc(0))]);
};

const jpeg = ([width, height]: [number, number], { bits = 8, colors = 3 } = {}): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt16BE(height, 0);
  size.writeUInt16BE(width, 2);
  const frame = [0xff, 0xc0, 0, 17, bits, ...size, colors, ...Array<number>(9).fill(0)];
  const scan = [0xff, 0xda, 0, 2, 1, 2, 3];
  return Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, ...frame, ...scan, 0xff, 0xd9]);
};

const asPng = (content: Buffer) => pictureOf('image/png', content);
const asJpeg = (content: Buffer) => pictureOf('image/jpeg', content);

describe('a picture for a page', () => {
  it.each<[string, Buffer]>([
    ['grey', png()],
    ['with transparency', png({ color: 6, raw: Buffer.alloc((2 * 4 + 1) * 2) })],
    ['by a palette', png({ color: 3, more: [chunk('PLTE', Buffer.alloc(3))] })],
  ])('is a PNG %s', async (_, content) => {
    expect(await asPng(content)).toMatch(/^data:image\/png;base64,/);
  });

  it('carries what draws it alone', async () => {
    const told = chunk('tEXt', Buffer.alloc(300_000, 65));
    expect(await asPng(png({ more: [told] }))).toBe(await asPng(png()));
  });

  it.each<[string, Buffer]>([
    ['too short', png({ raw: Buffer.alloc(5) })],
    ['longer than it says', png({ raw: Buffer.alloc(40 * 1024 * 1024) })],
    ['of rows that are none', png({ raw: Buffer.alloc(6, 9) })],
    ['of no size', png({ width: 0 })],
    ['larger than a page needs', png({ width: 60_000, height: 60_000 })],
    ['interlaced', png({ interlaced: 1 })],
    ['by a palette that is not there', png({ color: 3 })],
    ['of a kind that there is not', png({ color: 5 })],
    ['cut off', png().subarray(0, 40)],
    [
      'with a part that is longer than the file',
      Buffer.concat([png().subarray(0, 33), Buffer.alloc(20, 255)]),
    ],
    ['without its packed rows', png({ raw: Buffer.alloc(0) })],
  ])('is no PNG %s', async (_, content) => {
    expect(await asPng(content)).toBeNull();
  });

  it('is a JPEG of eight bits and of some size', async () => {
    expect(await asJpeg(jpeg([4, 3]))).toMatch(/^data:image\/jpeg;base64,/);
    expect(await asJpeg(jpeg([0, 3]))).toBeNull();
    expect(await asJpeg(jpeg([4, 60_000]))).toBeNull();
    expect(await asJpeg(jpeg([4, 3], { bits: 12 }))).toBeNull();
    expect(await asJpeg(jpeg([4, 3], { colors: 2 }))).toBeNull();
    expect(await asJpeg(Buffer.from('ffd8ffe000000000ffd9', 'hex'))).toBeNull();
    expect(await asJpeg(jpeg([4, 3]).subarray(0, 9))).toBeNull();
  });

  it('is nothing of another kind', async () => {
    expect(await pictureOf('application/pdf', Buffer.from('%PDF-1.7'))).toBeNull();
  });
});
