import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type ISectionOptions,
} from 'docx';

import type { Block, Column, Paper } from '../layout';
import { knownSigns } from './known-signs';

/** GB/T 9704-2012: fonts are named, not embedded; Word and WPS have them, or take their own in their place. */
const fonts = { title: '方正小标宋简体', body: '仿宋_GB2312', head: '黑体', page: '宋体' } as const;

/** Half points: 二号, 三号, 四号, 小四. */
const sizes = { title: 44, body: 32, page: 28, cell: 24, smallCell: 20 } as const;

/** Twips: 37 mm above, 28 mm to the left, a type area of 156 × 225 mm. */
const margin = { top: 2098, left: 1588, bottom: 1985, right: 1474, footer: 1588 } as const;
const page = { width: 11906, height: 16838 } as const;
const lineWidth = { upright: 8844, across: page.height - margin.left - margin.right } as const;

/** 28 pt: 22 lines a page. */
const pitch = 560;
/** 28 characters of 16 pt on 156 mm: each a little narrower, in 4096ths of a point. */
const charSpace = -849;

const run = (text: string, font: string, size: number, color?: string): TextRun =>
  new TextRun({
    text: knownSigns(text),
    size,
    ...(color === undefined ? {} : { color }),
    font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: font },
  });

const spacing = { line: pitch, lineRule: 'exact' } as const;

const line = (
  text: string,
  {
    font = fonts.body,
    alignment = AlignmentType.BOTH,
    indented = false,
  }: {
    readonly font?: string;
    readonly alignment?: (typeof AlignmentType)[keyof typeof AlignmentType];
    readonly indented?: boolean;
  } = {},
): Paragraph =>
  new Paragraph({
    alignment,
    spacing,
    ...(indented ? { indent: { firstLine: sizes.body * 20 } } : {}),
    children: [run(text, font, sizes.body)],
  });

const cell = (
  text: string,
  {
    font,
    width,
    align,
    size,
  }: { font: string; width: number; align: Column['align']; size: number },
): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: text.split('\n').map(
      (each) =>
        new Paragraph({
          alignment:
            AlignmentType[align === 'right' ? 'RIGHT' : align === 'center' ? 'CENTER' : 'LEFT'],
          children: [run(each, font, size)],
        }),
    ),
  });

const table = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { width, size, headed }: { width: number; size: number; headed: boolean },
): Table => {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((width * share) / shares));
  const row = (texts: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      cantSplit: true,
      tableHeader: isHead,
      children: columns.map(({ align }, at) =>
        cell(texts[at] ?? '', {
          font: isHead ? fonts.head : fonts.body,
          width: widths[at] ?? 0,
          align: isHead ? 'center' : align,
          size,
        }),
      ),
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      ...(headed
        ? [
            row(
              columns.map(({ title }) => title),
              true,
            ),
          ]
        : []),
      ...rows.map((texts) => row(texts, false)),
    ],
  });
};

const factColumns = [
  { title: '', share: 24 },
  { title: '', share: 76 },
] as const;

const written = (block: Block, across: boolean): (Paragraph | Table)[] => {
  const width = lineWidth[across ? 'across' : 'upright'];
  const size = across ? sizes.smallCell : sizes.cell;
  switch (block.kind) {
    case 'salutation':
      return [line(block.text)];
    case 'heading':
      return [line(block.text, { font: fonts.head, indented: true })];
    case 'paragraph':
      return block.text.split('\n').map((text) => line(text, { indented: true }));
    case 'facts':
      return [table(factColumns, block.rows, { width, size, headed: false }), new Paragraph({})];
    case 'table':
      return [
        table(block.columns, block.rows, { width, size, headed: true }),
        new Paragraph({ spacing: { line: 240 } }),
      ];
  }
};

/** The number of the page between dashes: outside, one character from the edge. */
const footer = (alignment: 'LEFT' | 'RIGHT'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType[alignment],
        indent: alignment === 'LEFT' ? { left: 280 } : { right: 280 },
        children: [
          new TextRun({
            size: sizes.page,
            font: { ascii: fonts.page, hAnsi: fonts.page, eastAsia: fonts.page },
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  });

const section = (children: (Paragraph | Table)[], across: boolean): ISectionOptions => ({
  properties: {
    page: {
      size: { ...page, orientation: PageOrientation[across ? 'LANDSCAPE' : 'PORTRAIT'] },
      margin,
    },
    grid: { linePitch: pitch, charSpace, type: DocumentGridType.LINES_AND_CHARS },
  },
  footers: { default: footer('RIGHT'), even: footer('LEFT') },
  children,
});

const titled = (title: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 280, after: 420 },
    children: [run(title, fonts.title, sizes.title)],
  });

const red = 'FF0000';

const above = ({ masthead, number, title }: Paper): Paragraph[] => [
  ...(masthead === null
    ? []
    : [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { after: 280 },
          children: [run(masthead, fonts.title, sizes.title, red)],
        }),
      ]),
  ...(number === null
    ? []
    : [
        new Paragraph({
          alignment: masthead === null ? AlignmentType.RIGHT : AlignmentType.CENTER,
          ...(masthead === null
            ? {}
            : {
                border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 6, color: red } },
              }),
          children: [run(number, fonts.body, sizes.body)],
        }),
      ]),
  titled(title),
];

/** A paper as DOCX in the layout of official documents, for Word and WPS. */
export const officialDocx = (paper: Paper, creator: string): Promise<Buffer> => {
  const { blocks, ending, annex, title } = paper;
  const closing = ending.map(
    (text) =>
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        spacing,
        keepLines: true,
        indent: { right: sizes.body * 20 },
        children: [run(text, fonts.body, sizes.body)],
      }),
  );
  const own = [...above(paper), ...blocks.flatMap((block) => written(block, false)), ...closing];
  const across = annex && [
    titled(annex.title),
    ...annex.blocks.flatMap((block) => written(block, true)),
  ];
  return Packer.toBuffer(
    new Document({
      title: knownSigns(title),
      creator: knownSigns(creator),
      lastModifiedBy: knownSigns(creator),
      evenAndOddHeaderAndFooters: true,
      sections: [section(own, false), ...(across ? [section(across, true)] : [])],
    }),
  );
};
