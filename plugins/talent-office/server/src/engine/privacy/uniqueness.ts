import type { Core, UID } from '@strapi/strapi';

import { refuse } from '../../platform';
import { sensitiveAttributes } from './attributes';
import type { Data } from './writes';

interface Meta {
  readonly attributes: Readonly<Record<string, { readonly columnName?: string } | undefined>>;
  readonly indexes: readonly { readonly type?: string; readonly columns: readonly string[] }[];
}

/**
 * Tells who keys in a number that another entry holds which field it is, before the unique index of the
 * database refuses it without a word. Between two at once that index decides.
 * @throws Refusal ALREADY_ON_FILE at the attribute
 */
export const refuseOnFile = async (
  strapi: Core.Strapi,
  type: string,
  written: Data,
  documentId: string,
): Promise<void> => {
  const { attributes, indexes } = strapi.db.metadata.get(type) as unknown as Meta;
  const isUnique = (index: string): boolean =>
    indexes.some(
      ({ type: kind, columns }) =>
        kind === 'unique' && columns.length === 1 && columns[0] === attributes[index]?.columnName,
    );
  for (const { name, index } of sensitiveAttributes(strapi, type)) {
    const value = index ? written[index] : null;
    if (!index || typeof value !== 'string' || !isUnique(index)) continue;
    const rows = (await strapi.db
      .queryBuilder(type as UID.ContentType)
      .init({
        where: { [index]: value, documentId: { $ne: documentId } },
        select: ['id'],
        limit: 1,
      })
      .execute()) as unknown[];
    if (rows.length > 0) throw refuse('ALREADY_ON_FILE', { attribute: name }, name);
  }
};
