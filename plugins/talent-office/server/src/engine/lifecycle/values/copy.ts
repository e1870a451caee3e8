import type { Core } from '@strapi/strapi';

import {
  attributeKinds,
  canonicalValue,
  findEntries,
  getService,
  type Entry,
} from '../../../platform';

const withoutValue = new Set(['relation', 'component', 'dynamiczone', 'media']);

/**
 * A related entry as it stands: its plain values in one form on every database. What is private or
 * declared sensitive stays out: a copy is neither encrypted nor masked. `null` where nothing is
 * related.
 */
export const copyOfRelated = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
  relation: string,
): Promise<Record<string, unknown> | null> => {
  const related = entry[relation] as Entry | null | undefined;
  const { target } = attributeKinds(strapi, type)[relation] as unknown as { target?: string };
  if (!related || target === undefined) return null;
  const [row] = await findEntries(strapi, target, { id: related.id });
  const sensitive = getService(strapi, 'declarations').of(target)?.sensitive ?? {};
  const plain = Object.entries(attributeKinds(strapi, target)).filter(
    ([name, attribute]) =>
      !withoutValue.has(attribute.type) &&
      (attribute as { private?: boolean }).private !== true &&
      !(name in sensitive),
  );
  return {
    documentId: related.documentId,
    ...Object.fromEntries(
      plain.map(([name, attribute]) => [name, canonicalValue(attribute, row?.[name])]),
    ),
  };
};
