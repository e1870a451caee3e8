import { toBuffer } from 'qrcode';

/** A PNG: both kinds of documents hold pictures. Level M is read through a crease and a stamp's edge. */
export const qrPicture = (text: string): Promise<Buffer> =>
  toBuffer(text, { type: 'png', errorCorrectionLevel: 'M', margin: 1, width: 240 });
