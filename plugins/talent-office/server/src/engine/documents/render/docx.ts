import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

import type { FormRow, FormText } from '../form';
import { knownSigns } from './known-signs';
import { qrPicture } from './qr';

/** Fonts that Word and WPS have; named, not embedded: the licence of the first forbids it. */
const fonts = { eastAsia: '仿宋', ascii: 'Times New Roman', hAnsi: 'Times New Roman' };

// Twips: A4 less its margins.
const widths = [1900, 7100] as const;

const cell = (lines: readonly string[], width: number): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: lines.map((line) => new Paragraph({ text: knownSigns(line) })),
  });

const table = (rows: readonly FormRow[]): Table =>
  new Table({
    width: { size: widths[0] + widths[1], type: WidthType.DXA },
    columnWidths: [...widths],
    rows: rows.map(
      ({ label, values }) =>
        new TableRow({
          cantSplit: true,
          children: [cell([label], widths[0]), cell(values, widths[1])],
        }),
    ),
  });

const pixels = 96;

/** A form as DOCX, for Word and WPS. */
export const toDocx = async (text: FormText): Promise<Buffer> => {
  const digest = `${text.digest.label} ${text.digest.values.join('')}`;
  const picture = await qrPicture(text.qr);
  const document = new Document({
    title: text.title,
    creator: text.unit,
    styles: { default: { document: { run: { font: fonts, size: 21 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1300, bottom: 1100, left: 1450, right: 1450 },
          },
        },
        footers: {
          default: new Footer({
            children: [new Paragraph({ text: digest, alignment: AlignmentType.CENTER })],
          }),
        },
        children: [
          new Paragraph({ text: text.unit, alignment: AlignmentType.CENTER }),
          new Paragraph({
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ text: text.title, size: 40, font: fonts })],
          }),
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            children: [
              new TextRun({ text: `${digest}  ` }),
              new ImageRun({
                type: 'png',
                data: picture,
                transformation: { width: pixels, height: pixels },
              }),
            ],
          }),
          table(text.facts),
          new Paragraph({}),
          table(text.opinions),
          ...text.notes.map((note) => new Paragraph({ text: note })),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
};
