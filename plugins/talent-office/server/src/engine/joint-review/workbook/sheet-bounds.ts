import { refuse } from '../../../platform';

/** Cells of all sheets; a full list has some 1,400. */
const maxCells = 20_000;
/** Cells that a named range may cover: the library walks through each of them. */
const maxNamed = 20_000;

const tooLarge = () => refuse('LIST_SHEET_TOO_LARGE', {}, 'files');
const foreign = (part: string) => refuse('LIST_FILE_ACTIVE', { part }, 'files');

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** `Sheet1!$A$1:$C$9` */
const range = /^[^![\]]+!\$([A-Z]{1,3})\$(\d{1,7})(?::\$([A-Z]{1,3})\$(\d{1,7}))?$/;

const refuseName = (text: string): void => {
  const found = range.exec(text.trim());
  // A name for anything but cells is a formula.
  if (!found) throw foreign('definedNames');
  const [, left = '', top = '', right = left, bottom = top] = found;
  const width = columnNumber(right) - columnNumber(left) + 1;
  if (width * (Number(bottom) - Number(top) + 1) > maxNamed) throw tooLarge();
};

/**
 * Looks at what the parts of a workbook say before the library works through it: what is declared in a few
 * bytes may stand for a billion cells.
 * @throws Refusal LIST_FILE_ACTIVE, LIST_SHEET_TOO_LARGE
 */
export const refuseEndless = (parts: ReadonlyMap<string, Buffer>): void => {
  let cells = 0;
  for (const [name, part] of parts) {
    if (!/\.(xml|rels|vml)$/i.test(name)) continue;
    const text = part.toString('utf8');
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw foreign('DOCTYPE');
    if (/TargetMode\s*=\s*["']External["']/i.test(text)) throw foreign(name.slice(0, 100));
    if (/macroEnabled|vbaProject/i.test(text) && name === '[Content_Types].xml') {
      throw foreign('macroEnabled');
    }
    if (name.startsWith('xl/worksheets/')) cells += count(text, /<(?:\w+:)?c[\s>/]/g);
    if (name === 'xl/workbook.xml') {
      const names = text.matchAll(/<definedName\b([^>]*)>([^<]*)<\/definedName>/g);
      for (const [, attributes = '', said = ''] of names) {
        // These are kept as they stand, and walked through by nobody.
        if (/_xlnm\.Print_(Titles|Area)/.test(attributes)) continue;
        refuseName(said);
      }
    }
  }
  if (cells > maxCells) throw tooLarge();
};
