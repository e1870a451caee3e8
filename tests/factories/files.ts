import { deflateSync } from 'node:zlib';

const bytes = (...parts: (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

const jpegHead = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
const jpegEnd = Buffer.from('ffd9', 'hex');

/** Contents that are what they say, each different by its text. */
export const fileContents = {
  pdf: (text = '') => bytes('%PDF-1.7\n', text, '\nstartxref\n0\n%%EOF\n'),
  jpeg: (text = '') => bytes(jpegHead, text, jpegEnd),
  png: (text = '') =>
    bytes(
      Buffer.from('89504e470d0a1a0a', 'hex'),
      text,
      Buffer.from('0000000049454e44ae426082', 'hex'),
    ),
  /** One grey pixel that a reader draws. */
  picture: () => {
    const packed = deflateSync(Buffer.from([0, 128]));
    return bytes(
      Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55', 'hex'),
      Buffer.from([0, 0, 0, packed.length]),
      'IDAT',
      packed,
      Buffer.alloc(4),
      Buffer.from('0000000049454e44ae426082', 'hex'),
    );
  },
};

/** The directory's end of an archive that holds nothing. */
const zipEnd = bytes(Buffer.from('504b0506', 'hex'), Buffer.alloc(18));

/** Contents that must not come in, by what they are. */
export const hostileContents: Readonly<Record<string, Buffer>> = {
  'an SVG': bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  'an HTML page': bytes('<!doctype html><script>alert(1)</script>'),
  'an archive, as every office document is': bytes(Buffer.from('504b0304', 'hex'), zipEnd),
  'a program': bytes('MZ', Buffer.alloc(200)),
  'a text': bytes('name,amount\n'),
  nothing: Buffer.alloc(0),
  'a picture that is an archive as well': bytes(
    fileContents.png().subarray(0, 8),
    zipEnd,
    fileContents.png().subarray(8),
  ),
  'a document that is an archive as well': bytes(fileContents.pdf(), zipEnd),
  'a document that is a page as well': fileContents.pdf('<html><script>alert(1)</script>'),
  'a picture that is a page as well': fileContents.jpeg('<script>alert(1)</script>'),
  'a picture that is a document as well': fileContents.jpeg(String(fileContents.pdf())),
  'a document behind something else': bytes('x\n', fileContents.pdf()),
  'a document that was cut off': fileContents.pdf().subarray(0, 20),
  'a picture that was cut off': fileContents.png().subarray(0, 12),
};
