import type { Core, UID } from '@strapi/strapi';

/** The attribute that a path of an entry leads to, and the type that has it. */
export const attributeAt = (
  strapi: Core.Strapi,
  type: string,
  parts: readonly string[],
): { readonly name: string; readonly type: string } => {
  const name = parts.at(-1) ?? '';
  const owner = parts.slice(0, -1).reduce((at, part) => {
    const attribute = strapi.contentTypes[at as UID.ContentType]?.attributes[part];
    return (attribute as unknown as { readonly target?: string } | undefined)?.target ?? '';
  }, type);
  return { name, type: owner };
};
