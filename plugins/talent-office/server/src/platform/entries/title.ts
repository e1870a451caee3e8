import type { Core, UID } from '@strapi/strapi';

/** How an entry is called in a list: by its type's main field. */
export const titleOf = async (
  strapi: Core.Strapi,
  type: string,
  documentId: string,
): Promise<string> => {
  const schema = strapi.contentTypes[type as UID.ContentType] as
    { config?: { settings?: { mainField?: string } } } | undefined;
  const field = schema?.config?.settings?.mainField ?? 'documentId';
  const row = (await strapi.db
    .query(type as UID.ContentType)
    .findOne({ where: { documentId } })) as Record<string, unknown> | null;
  const value = row?.[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : documentId;
};
