import type { Content, TableCell } from 'pdfmake/interfaces';

import type { Block, Column, Paper } from '../layout';
import { family, pdfMaker } from './pdf-maker';

/** Points: 37 mm above, 28 mm to the left, a type area of 156 × 225 mm. */
const margins: [number, number, number, number] = [79.4, 104.9, 73.7, 99.2];
/** Points: 二号, 三号, 四号, 小四, and small for what lies across. */
const sizes = { title: 22, body: 16, page: 14, cell: 12, smallCell: 9 } as const;
/** Of the font's own height, so that a line of 16 pt takes 28 pt. */
const lineHeight = 1.21;
const indent = sizes.body * 2;
const red = '#ff0000';

const cell = (text: string, align: Column['align']): TableCell => ({
  text: text === '' ? ' ' : text,
  alignment: align ?? 'left',
});

const table = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  headed: boolean,
  across: boolean,
): Content => {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  return {
    fontSize: across ? sizes.smallCell : sizes.cell,
    lineHeight: 1.1,
    table: {
      headerRows: headed ? 1 : 0,
      dontBreakRows: true,
      // Borders and paddings take their own part of the line.
      widths: columns.map(({ share }) => `${((share / shares) * 100).toFixed(3)}%`),
      body: [
        ...(headed ? [columns.map(({ title }) => cell(title, 'center'))] : []),
        ...rows.map((texts) => columns.map(({ align }, at) => cell(texts[at] ?? '', align))),
      ],
    },
    margin: [0, 4, 0, 12],
  };
};

const factColumns = [
  { title: '', share: 24 },
  { title: '', share: 76 },
] as const;

const written = (block: Block, across: boolean): Content => {
  switch (block.kind) {
    case 'salutation':
      return { text: block.text };
    case 'heading':
      return { text: block.text, leadingIndent: indent, margin: [0, 4, 0, 0] };
    case 'paragraph':
      return block.text
        .split('\n')
        .map((text) => ({ text: text === '' ? ' ' : text, leadingIndent: indent }));
    case 'facts':
      return table(factColumns, block.rows, false, across);
    case 'table':
      return table(block.columns, block.rows, true, across);
  }
};

const titled = (text: string, anchor?: string): Content => ({
  text,
  ...(anchor === undefined ? {} : { id: anchor }),
  fontSize: sizes.title,
  alignment: 'center',
  margin: [0, 10, 0, 18],
});

/** Made anew each time: the library writes into what it is given. */
const redLine = (): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 4, x2: 442, y2: 4, lineWidth: 1.5, lineColor: red }],
});

const above = ({ masthead, number, title }: Paper, anchor?: string): Content[] => [
  ...(masthead === null
    ? []
    : [{ text: masthead, fontSize: sizes.title, alignment: 'center', color: red } as const]),
  ...(number === null
    ? []
    : [{ text: number, alignment: masthead === null ? 'right' : 'center' } as const]),
  ...(masthead === null || number === null ? [] : [redLine()]),
  titled(title, anchor),
];

/** What a paper is written of, for a document of several, too: there its page is found by `anchor`. */
export const officialContent = (paper: Paper, anchor?: string): Content[] => [
  ...above(paper, anchor),
  ...paper.blocks.map((block) => written(block, false)),
  {
    unbreakable: true,
    stack: paper.ending.map((text) => ({ text, alignment: 'right' as const })),
    margin: [0, 16, sizes.body, 0],
  },
  ...(paper.annex
    ? [
        { text: '', pageBreak: 'before', pageOrientation: 'landscape' } as const,
        titled(paper.annex.title),
        ...paper.annex.blocks.map((block) => written(block, true)),
      ]
    : []),
];

/** Content on pages of official papers, with the number of each between dashes. */
export const officialPages = (
  content: Content[],
  info: { readonly title: string; readonly creator: string },
): Promise<Buffer> =>
  pdfMaker()
    .createPdf({
      pageSize: 'A4',
      pageMargins: margins,
      info,
      defaultStyle: { font: family, fontSize: sizes.body, lineHeight },
      content,
      footer: (current) => ({
        text: `— ${current} —`,
        alignment: current % 2 === 1 ? 'right' : 'left',
        fontSize: sizes.page,
        margin: [margins[0] + sizes.page, 30, margins[2] + sizes.page, 0],
      }),
    })
    .getBuffer();

/** A paper as PDF. */
export const officialPdf = (paper: Paper, creator: string): Promise<Buffer> =>
  officialPages(officialContent(paper), { title: paper.title, creator });
