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

import type { HandoverRecord } from '../../../../shared/contracts/handovers';
import type { Language } from '../../../../shared/error-codes';
import { handoverListTexts } from '../../../../shared/labels';

import { cellsOf, factsOf } from './list';

/** Named, not embedded: an office has them, and another machine takes what it has. */
const font = { eastAsia: 'FangSong', ascii: 'Times New Roman', hAnsi: 'Times New Roman' };
/** Half points. */
const size = { title: 40, text: 22 };
/** Twentieths of a point: 25 mm and 20 mm. */
const margin = { top: 1417, bottom: 1417, left: 1134, right: 1134 };

const paragraph = (text: string, more: { bold?: boolean } = {}) =>
  new Paragraph({ children: [new TextRun({ text, font, size: size.text, ...more })] });

const rowOf = (cells: readonly string[], widths: readonly number[], isHead = false) =>
  new TableRow({
    tableHeader: isHead,
    cantSplit: true,
    children: cells.map(
      (text, index) =>
        new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.PERCENTAGE },
          children: [paragraph(text, { bold: isHead })],
        }),
    ),
  });

const tableOf = (rows: TableRow[]) =>
  new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows });

/** The list as a Word file (DOCX), to be completed, signed and filed. */
export const listDocument = (record: HandoverRecord, language: Language): Promise<Buffer> => {
  const text = (key: keyof typeof handoverListTexts) => handoverListTexts[key][language];
  const heads = [text('number'), text('kind'), text('what'), text('result')];
  const widths = [8, 20, 44, 28];
  const signs = [text('from'), text('to'), text('by')].map((who) => `${who}：____________`);
  const title = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    children: [new TextRun({ text: text('title'), bold: true, font, size: size.title })],
  });
  const document = new Document({
    title: text('title'),
    creator: record.by,
    sections: [
      {
        properties: { page: { margin } },
        children: [
          title,
          tableOf(factsOf(record, language).map((cells) => rowOf(cells, [25, 75]))),
          paragraph(''),
          tableOf([
            rowOf(heads, widths, true),
            ...record.items.map((item, index) => rowOf(cellsOf(item, index, language), widths)),
          ]),
          paragraph(''),
          paragraph(signs.join('    ')),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
};
