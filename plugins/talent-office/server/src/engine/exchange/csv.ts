import { cellText, harmless, type Table } from './table';

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const byteOrderMark = '\uFEFF';

/** A table as CSV in UTF-8: with a byte order mark, without which Excel takes Chinese for something else. */
export const writeCsv = ({ title, notes, columns, rows }: Table): Buffer => {
  const lines = [[title], ...notes.map((note) => [note]), columns.map(({ label }) => label)].map(
    (cells) => cells.map(harmless),
  );
  const body = rows.map((row) =>
    columns.map(({ kind }, index) => cellText(row[index] ?? null, kind)),
  );
  const text = [...lines, ...body].map((cells) => cells.map(quoted).join(',')).join('\r\n');
  return Buffer.from(`${byteOrderMark}${text}\r\n`, 'utf8');
};
