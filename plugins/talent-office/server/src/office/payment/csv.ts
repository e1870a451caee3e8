import { refuse } from '../../platform';

/** A head, a line for each payment, and some blank ones. */
export const mostRows = 400;
const mostColumns = 100;
/** Characters of one cell: longer than anything it may say. */
const mostText = 2000;

/** @throws Refusal ANSWER_FILE_KIND: neither UTF-8 nor GB18030, or no text at all */
export const textOf = (content: Buffer): string => {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(content);
      if (!text.includes('\u0000')) return text;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  throw refuse('ANSWER_FILE_KIND', {}, 'files');
};

/**
 * Cells of a CSV file (RFC 4180), row by row; it stops reading where the file grows out of all form.
 * @throws Refusal ANSWER_FILE_FORM, ANSWER_FILE_TOO_LONG
 */
export const rowsOfCsv = (text: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const wrong = () => refuse('ANSWER_FILE_FORM', { row: rows.length + 1 }, 'files');
  const endCell = (): void => {
    if (row.length >= mostColumns) throw wrong();
    row.push(cell.trim());
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (rows.length >= mostRows) throw refuse('ANSWER_FILE_TOO_LONG', { most: mostRows }, 'files');
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const one = text[at] ?? '';
    if (cell.length > mostText) throw wrong();
    if (quoted) {
      if (one !== '"') cell += one;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (one === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (one === ',') endCell();
    else if (one === '\n') endRow();
    else if (one !== '\r') cell += one;
  }
  if (quoted) throw wrong();
  if (cell !== '' || row.length > 0) endRow();
  return rows;
};
