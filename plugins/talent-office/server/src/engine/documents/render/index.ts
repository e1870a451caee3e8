import type { FormText } from '../form';
import { toDocx } from './docx';
import { toPdf } from './pdf';

export { officialDocx } from './official-docx';
export { officialContent, officialPages, officialPdf } from './official-pdf';
export { pictureContent, pictureOf } from './picture';
export { qrPicture } from './qr';

/** How a form leaves the house: what it is called, and how it is made. */
export const renderings = {
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    render: toDocx,
  },
  pdf: { mediaType: 'application/pdf', render: toPdf },
} as const satisfies Record<
  string,
  { readonly mediaType: string; render(text: FormText): Promise<Buffer> }
>;
