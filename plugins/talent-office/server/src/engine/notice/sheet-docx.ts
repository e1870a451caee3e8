import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

import type { Sheet } from './sheet';

/** Named, not embedded (GB/T 9704): WPS and Word have them, or take their own in their place. */
const fonts = { title: '方正小标宋简体', body: '仿宋_GB2312', head: '黑体' } as const;

/** Half points: 二号, 三号, 小四. */
const sizes = { title: 44, body: 32, cell: 24 } as const;

const run = (text: string, font: string, size: number): TextRun =>
  new TextRun({ text, size, font: { ascii: font, eastAsia: font, hAnsi: font } });

const paragraph = (text: string): Paragraph =>
  new Paragraph({
    indent: { firstLine: sizes.body * 20 },
    spacing: { line: 560 },
    children: [run(text, fonts.body, sizes.body)],
  });

const ending = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: { line: 560 },
    children: [run(text, fonts.body, sizes.body)],
  });

const row = (texts: readonly string[], font: string, tableHeader = false): TableRow =>
  new TableRow({
    tableHeader,
    cantSplit: true,
    children: texts.map(
      (text) =>
        new TableCell({
          children: [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              children: [run(text, font, sizes.cell)],
            }),
          ],
        }),
    ),
  });

/** The same as a DOCX file, in the layout of official documents. */
export const documentOf = (sheet: Sheet): Promise<Buffer> => {
  const { title, introduction, columns, rows, notes, unit, day } = sheet;
  const children = [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 400 },
      children: [run(title, fonts.title, sizes.title)],
    }),
    paragraph(introduction),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [row(columns, fonts.head, true), ...rows.map((texts) => row(texts, fonts.body))],
    }),
    ...notes.map(paragraph),
    ...[unit, day].filter((text) => text !== '').map(ending),
  ];
  const margin = { top: 2098, bottom: 1984, left: 1588, right: 1474 };
  return Packer.toBuffer(
    new Document({
      title,
      creator: unit,
      lastModifiedBy: unit,
      sections: [
        { properties: { page: { size: { width: 11906, height: 16838 }, margin } }, children },
      ],
    }),
  );
};
