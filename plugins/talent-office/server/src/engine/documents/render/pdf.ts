import type { TableCell } from 'pdfmake/interfaces';

import type { FormRow, FormText } from '../form';
import { family, pdfMaker } from './pdf-maker';
import { qrPicture } from './qr';

const row = ({ label, values }: FormRow): TableCell[] => [
  label,
  { stack: values.map((value) => ({ text: value === '' ? ' ' : value })) },
];

const table = (rows: readonly FormRow[]) => ({
  table: { widths: [90, '*'], dontBreakRows: true, body: rows.map(row) },
  margin: [0, 0, 0, 10] as [number, number, number, number],
});

/** A form as PDF, on A4. */
export const toPdf = async (text: FormText): Promise<Buffer> => {
  const picture = await qrPicture(text.qr);
  const document = pdfMaker().createPdf({
    pageSize: 'A4',
    pageMargins: [62, 56, 56, 56],
    info: { title: text.title, creator: text.unit },
    defaultStyle: { font: family, fontSize: 10.5, lineHeight: 1.2 },
    content: [
      {
        columns: [
          {
            stack: [
              { text: text.unit, fontSize: 12 },
              { text: text.title, fontSize: 20, margin: [0, 6, 0, 0] },
            ],
          },
          {
            width: 90,
            stack: [
              { image: `data:image/png;base64,${picture.toString('base64')}`, width: 72 },
              { text: `${text.digest.label}\n${text.digest.values.join('')}`, fontSize: 8 },
            ],
          },
        ],
        margin: [0, 0, 0, 10],
      },
      table(text.facts),
      table(text.opinions),
      ...text.notes.map((note) => ({ text: note, fontSize: 9 })),
    ],
    // On every page: a page of another form is not slipped in.
    footer: (page, pages) => ({
      text: `${text.digest.label} ${text.digest.values.join('')}　${page} / ${pages}`,
      alignment: 'center',
      fontSize: 8,
      margin: [0, 20, 0, 0],
    }),
  });
  return document.getBuffer();
};
