import type { Core } from '@strapi/strapi';
import type { Content } from 'pdfmake/interfaces';

import {
  dayText,
  factsOf,
  layOut,
  officialContent,
  officialPages,
  pictureContent,
  type DocumentRecord,
  type Paper,
} from '../documents';

import { createBinder } from './bound';
import type { Piece } from './piece';
import { words } from './words';

/** The file of a case with all that lies in it, in order. */
export interface CaseFile {
  /** 题名: what the case is about, and whom. */
  readonly title: string;
  /** 案卷号 */
  readonly number: string;
  readonly unit: string;
  /** 保管期限, in years. */
  readonly years: number;
  /** Last day of the retention; `null` while the case runs. */
  readonly keptUntil: string | null;
  readonly state: string;
  readonly pieces: readonly Piece[];
}

const anchorOf = (position: number): string => `piece-${position}`;

const bare = { masthead: null, number: null, ending: [] } as const;

type Binder = ReturnType<typeof createBinder>;

/** Where a piece that cannot be bound lies in the archive. */
export type PlaceOf = (position: number) => string | null;

/** A page in the place of what cannot be bound: it says why, and where that lies. */
const dividerOf = (title: string, facts: readonly (readonly [string, string])[]): Paper => ({
  ...bare,
  title,
  blocks: [
    { kind: 'paragraph', text: `${words.separate}。` },
    { kind: 'facts', rows: facts },
  ],
});

const issuedOf = (strapi: Core.Strapi, document: DocumentRecord): Paper => {
  const { head, data } = factsOf(strapi, document);
  const paper = layOut(document.kind, data, head);
  const ended = document.void;
  if (ended === null) return paper;
  const told = { kind: 'paragraph', text: `（已作废：${ended.reason}）` } as const;
  return { ...paper, blocks: [told, ...paper.blocks] };
};

/** What stands on the pages of one piece. */
const pagesOf = async (
  strapi: Core.Strapi,
  { content, title }: Piece,
  { anchor, place, bind }: { anchor: string; place: string | null; bind: Binder },
): Promise<Content[]> => {
  if (content.kind === 'sheet') {
    return officialContent({ ...bare, title, blocks: content.blocks }, anchor);
  }
  if (content.kind === 'document' && content.document.template === null) {
    return officialContent(issuedOf(strapi, content.document), anchor);
  }
  const { picture, reason } = await bind(content);
  if (picture !== null) return pictureContent(picture, title, anchor);
  const { sha256 } = content.kind === 'file' ? content.file : content.document;
  const divider = dividerOf(title, [
    ['未并入的原因', reason],
    ['位置', place ?? '—'],
    ['校验值（SHA-256）', sha256],
  ]);
  return officialContent(divider, anchor);
};

const columns = [
  ['序号', '7%'],
  ['文件编号', '17%'],
  ['责任者', '14%'],
  ['题名', '30%'],
  ['日期', '14%'],
  ['页号', '7%'],
  ['备注', '11%'],
] as const;

const catalogue = ({ pieces }: CaseFile): Content => ({
  fontSize: 10,
  lineHeight: 1.1,
  table: {
    headerRows: 1,
    dontBreakRows: true,
    widths: columns.map(([, width]) => width),
    body: [
      columns.map(([title]) => ({ text: title, alignment: 'center' as const })),
      ...pieces.map(({ number, responsible, title, date, remark }, at) => [
        { text: String(at + 1), alignment: 'center' as const },
        { text: number ?? ' ' },
        { text: responsible ?? ' ' },
        { text: title },
        { text: date ?? ' ' },
        { text: [{ pageReference: anchorOf(at + 1) }], alignment: 'center' as const },
        { text: remark ?? ' ' },
      ]),
    ],
  },
});

const cover = ({ title, number, unit, years, keptUntil, state }: CaseFile): Content[] =>
  officialContent({
    ...bare,
    title: words.cover,
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['案卷号', number],
          ['题名', title],
          ['立卷单位', unit],
          ['办理结果', state],
          [
            '保管期限',
            keptUntil === null
              ? `${years}年（自办结次年起）`
              : `${years}年（至${dayText(keptUntil)}）`,
          ],
        ],
      },
    ],
  });

/**
 * The whole file as one PDF (一案一卷): cover, catalogue, and each piece, pictures among them, with one count
 * of pages.
 */
export const bookOf = async (
  strapi: Core.Strapi,
  file: CaseFile,
  place: PlaceOf,
): Promise<Buffer> => {
  const content: Content[] = [
    ...cover(file),
    {
      text: words.catalogue,
      fontSize: 22,
      alignment: 'center',
      margin: [0, 0, 0, 12],
      pageBreak: 'before',
    },
    catalogue(file),
  ];
  const bind = createBinder(strapi);
  for (const [at, piece] of file.pieces.entries()) {
    const found = { anchor: anchorOf(at + 1), place: place(at + 1), bind };
    content.push(
      // What came before may have ended on a sheet across.
      { text: '', pageBreak: 'before', pageOrientation: 'portrait' },
      ...(await pagesOf(strapi, piece, found)),
    );
  }
  return officialPages(content, { title: `${words.cover} ${file.number}`, creator: file.unit });
};
