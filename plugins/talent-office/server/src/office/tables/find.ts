import type { Core } from '@strapi/strapi';

import type { Table } from './rows';

export const tableType = 'plugin::talent-office.named-table';

export type StoredTable = Table & { readonly documentId: string };

/** The table that a `where` finds, with its rows. */
export const findTable = async (
  strapi: Core.Strapi,
  where: Readonly<Record<string, unknown>>,
): Promise<StoredTable | null> =>
  (await strapi.db
    .query(tableType)
    .findOne({ where, populate: { rows: true } })) as StoredTable | null;

/** The table of a key, spelled like it: MySQL compares texts without case. */
export const tableNamed = async (strapi: Core.Strapi, key: string): Promise<StoredTable | null> => {
  const table = await findTable(strapi, { key });
  return table?.key === key ? table : null;
};
