import { Workbook, type Worksheet } from 'exceljs';

import type { Language } from '../../../../../shared/error-codes';
import { inGroups, qrPicture } from '../../documents';

import {
  choiceWords,
  columns,
  firstRow,
  head,
  headValue,
  letterOf,
  sheetWords,
  type ColumnKey,
} from './columns';

/** A case as its row shows it. */
export type RowText = Readonly<
  Record<Exclude<ColumnKey, 'choice' | 'comment' | 'parts'>, string>
> & {
  /** What may be sent back to be mended, by its labels. */
  readonly returnable: readonly string[];
};

export interface ListText {
  readonly language: Language;
  readonly title: string;
  readonly list: string;
  readonly digest: string;
  readonly unit: string;
  readonly sentOn: string;
  /** What the QR says: where the list is in the panel. */
  readonly address: string;
  readonly rows: readonly RowText[];
}

/** What a spreadsheet would take for a formula stays text. */
const plain = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const border = { style: 'thin' } as const;
const borders = { top: border, left: border, bottom: border, right: border };
/** Excel takes no longer prompt. */
const promptLength = 250;
const qrPixels = 84;

const writeHead = (sheet: Worksheet, text: ListText): void => {
  const told = (word: keyof typeof sheetWords): string => sheetWords[word][text.language];
  const say = (row: number, cells: Readonly<Record<string, string>>): void => {
    for (const [column, value] of Object.entries(cells)) {
      const cell = sheet.getCell(`${column}${row}`);
      cell.value = plain(value);
      cell.numFmt = '@';
    }
  };
  say(head.title, { A: `${told('title')} · ${text.title}` });
  sheet.getCell(`A${head.title}`).font = { bold: true, size: 16 };
  say(head.list, { A: told('list'), [headValue]: text.list });
  say(head.digest, { A: told('digest'), [headValue]: inGroups(text.digest) });
  say(head.unit, {
    A: told('unit'),
    [headValue]: text.unit,
    G: `${told('sentOn')} ${text.sentOn}`,
    H: told('note'),
  });
  say(head.signature, { A: told('signature') });
  sheet.getRow(head.signature).height = 40;
};

const validate = (
  sheet: Worksheet,
  row: number,
  { language, returnable }: RowText & ListLanguage,
) => {
  sheet.getCell(`${letterOf('choice')}${row}`).dataValidation = {
    type: 'list',
    allowBlank: true,
    formulae: [
      `"${Object.values(choiceWords)
        .map((word) => word[language])
        .join(',')}"`,
    ],
    showErrorMessage: true,
    error: sheetWords.choicePrompt[language],
  };
  if (returnable.length === 0) return;
  const names = returnable.join(language === 'zh' ? '、' : ', ');
  sheet.getCell(`${letterOf('parts')}${row}`).dataValidation = {
    type: 'textLength',
    operator: 'lessThan',
    formulae: [500],
    allowBlank: true,
    showInputMessage: true,
    prompt: `${sheetWords.partsPrompt[language]}${names}`.slice(0, promptLength),
  };
};

type ListLanguage = Pick<ListText, 'language'>;

const writeRows = (sheet: Worksheet, { rows, language }: ListText): void => {
  columns.forEach(({ title, width }, index) => {
    const cell = sheet.getCell(head.columns, index + 1);
    cell.value = title[language];
    cell.font = { bold: true };
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' };
    cell.border = borders;
    sheet.getColumn(index + 1).width = width;
  });
  rows.forEach((text, index) => {
    const row = firstRow + index;
    for (const { key, ...column } of columns) {
      const cell = sheet.getCell(`${letterOf(key)}${row}`);
      if (key in text) cell.value = plain(text[key as keyof RowText] as string);
      // A number that looks like one stays what it is: an identity number loses its last digits else.
      cell.numFmt = '@';
      cell.border = borders;
      cell.alignment = { wrapText: true, vertical: 'top' };
      cell.protection = { locked: !('asked' in column) };
    }
    validate(sheet, row, { ...text, language });
  });
};

/** A list as a workbook: what is decided is locked, what is asked is open. */
export const writeWorkbook = async (text: ListText): Promise<Buffer> => {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet(sheetWords.title[text.language], {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
    views: [{ state: 'frozen', ySplit: head.columns }],
  });
  sheet.pageSetup.printTitlesRow = `${head.columns}:${head.columns}`;
  // On every page: a page of another list is not slipped in.
  sheet.headerFooter.oddFooter = `&C${sheetWords.digest[text.language]} ${inGroups(text.digest)}　&P / &N`;
  writeHead(sheet, text);
  writeRows(sheet, text);
  const picture = await qrPicture(text.address);
  // exceljs names its own Buffer, from before Node's took a type of its content.
  const image = workbook.addImage({ buffer: picture as never, extension: 'png' });
  sheet.addImage(image, { tl: { col: 11, row: 0 }, ext: { width: qrPixels, height: qrPixels } });
  await sheet.protect('', { selectLockedCells: true, formatRows: true, formatColumns: true });
  return Buffer.from(await workbook.xlsx.writeBuffer());
};
