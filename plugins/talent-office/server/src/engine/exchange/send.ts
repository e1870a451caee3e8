import type { Context } from 'koa';

import { writeCsv } from './csv';
import type { Table } from './table';
import { writeXlsx } from './xlsx';

export const tableFormats = ['xlsx', 'csv'] as const;
export type TableFormat = (typeof tableFormats)[number];

const mediaTypes: Readonly<Record<TableFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Answers with a table as a file: to be saved, never shown within the site, never kept on the way. */
export const sendTable = async (ctx: Context, table: Table, format: TableFormat): Promise<void> => {
  const content = format === 'csv' ? writeCsv(table) : await writeXlsx(table);
  ctx.attachment(`${table.title}.${format}`);
  ctx.set({
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'private, no-store',
  });
  ctx.body = content;
  ctx.type = mediaTypes[format];
};
