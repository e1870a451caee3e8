import type { Content } from 'pdfmake/interfaces';

import { pdfMaker } from './pdf-maker';
import { soundPng } from './sound-png';

/** Longest side of a picture, in pixels. */
const maxSide = 20_000;

/** Begins of frames, by which a JPEG tells its size; what else there is of that number is none. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** A JPEG whose head says what a page needs to know of it. */
const isSoundJpeg = (content: Buffer): boolean => {
  let at = 2;
  while (at + 10 < content.length && content[at] === 0xff) {
    const marker = content[at + 1] ?? 0;
    if (isFrame(marker)) {
      const [height, width] = [content.readUInt16BE(at + 5), content.readUInt16BE(at + 7)];
      const isOfSize = Math.min(width, height) > 0 && Math.max(width, height) <= maxSide;
      return isOfSize && content[at + 4] === 8 && [1, 3, 4].includes(content[at + 9] ?? 0);
    }
    const length = content.readUInt16BE(at + 2);
    if (length < 2 || marker === 0xda) return false;
    at += 2 + length;
  }
  return false;
};

const dataUrl = (mediaType: string, content: Buffer): string =>
  `data:${mediaType};base64,${content.toString('base64')}`;

/** Whether the library draws it, tried on a page of its own: in the book it would spoil all the others. */
const isDrawn = async (image: string): Promise<boolean> => {
  try {
    await pdfMaker()
      .createPdf({ content: [{ image, fit: [10, 10] }] })
      .getBuffer();
    return true;
  } catch {
    return false;
  }
};

/** A picture as it can be put on a page; `null` for what is broken, too large, or no picture. */
export const pictureOf = async (mediaType: string, content: Buffer): Promise<string | null> => {
  if (mediaType === 'image/jpeg') {
    const image = dataUrl(mediaType, content);
    return isSoundJpeg(content) && (await isDrawn(image)) ? image : null;
  }
  if (mediaType !== 'image/png') return null;
  const sound = await soundPng(content);
  return sound && dataUrl(mediaType, sound);
};

/** A picture on a page of its own, under its caption; in a document of several it is found by `anchor`. */
export const pictureContent = (image: string, caption: string, anchor: string): Content[] => [
  { text: caption, id: anchor, fontSize: 12, alignment: 'center', margin: [0, 0, 0, 8] },
  { image, fit: [442, 560], alignment: 'center' },
];
