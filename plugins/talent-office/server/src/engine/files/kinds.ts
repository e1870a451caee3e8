/** A kind of file that an applicant may hand in: a document or a picture of one. */
export interface MediaKind {
  readonly mediaType: string;
  /** With this extension the file is given out again, whatever its sender called it. */
  readonly extension: string;
  /** Extensions that say the same. */
  readonly alike: readonly string[];
}

interface Recognised extends MediaKind {
  /** The bytes that every file of this kind begins with. */
  readonly magic: Buffer;
  /** Is it whole at its end? A file cut off on its way is refused while the sender still looks. */
  isWhole(content: Buffer): boolean;
}

/** How far readers look for a signature that does not stand at the beginning. */
const headLength = 4096;
/** A zip's directory ends with a record of 22 bytes and a comment of at most 65,535. */
const zipTailLength = 22 + 65_535;
const pdfTailLength = 1024;

const pngEnd = Buffer.from('0000000049454e44ae426082', 'hex');
const jpegEnd = Buffer.from('ffd9', 'hex');

const kinds: readonly Recognised[] = [
  {
    mediaType: 'application/pdf',
    extension: '.pdf',
    alike: ['.pdf'],
    magic: Buffer.from('%PDF-'),
    isWhole: (content) => content.subarray(-pdfTailLength).includes('%%EOF'),
  },
  {
    mediaType: 'image/jpeg',
    extension: '.jpg',
    alike: ['.jpg', '.jpeg'],
    magic: Buffer.from('ffd8ff', 'hex'),
    // Phones write data of their own behind the picture's end, so it need not be the last thing.
    isWhole: (content) => content.lastIndexOf(jpegEnd) > 3,
  },
  {
    mediaType: 'image/png',
    extension: '.png',
    alike: ['.png'],
    magic: Buffer.from('89504e470d0a1a0a', 'hex'),
    isWhole: (content) => content.subarray(-pngEnd.length).equals(pngEnd),
  },
];

/** What a browser would run, where it takes a file for a page. */
const markup = /<(?:!doctype|html|head|body|script|svg|iframe|object|embed)[\s>/]/i;

const zipEnd = Buffer.from('504b0506', 'hex');

/**
 * Would another program read this file as something else? One that is a picture and an archive, or
 * a document and a page, passes for whichever the reader takes it for.
 */
const isPolyglot = (content: Buffer, mediaType: string): boolean => {
  const head = content.subarray(0, headLength);
  // PDF readers take a document that begins anywhere in the first 1,024 bytes.
  const hiddenPdf = mediaType !== 'application/pdf' && head.includes('%PDF-');
  return (
    hiddenPdf ||
    markup.test(head.toString('latin1')) ||
    content.subarray(-zipTailLength).includes(zipEnd)
  );
};

/**
 * The kind of a file by its own bytes; its name and what its sender says of it decide nothing. `null`
 * for everything that is not on the short list: SVG and HTML, archives and office documents (which
 * are archives, with macros), files cut off, and files that are two things at once.
 */
export const kindOfContent = (content: Buffer): MediaKind | null => {
  const kind = kinds.find(({ magic }) => content.subarray(0, magic.length).equals(magic));
  if (!kind || !kind.isWhole(content) || isPolyglot(content, kind.mediaType)) return null;
  const { mediaType, extension, alike } = kind;
  return { mediaType, extension, alike };
};

/** What the house makes itself, and never takes from anybody. */
export const madeKinds = {
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: '.docx',
  },
} as const;
export type MadeKind = keyof typeof madeKinds;
