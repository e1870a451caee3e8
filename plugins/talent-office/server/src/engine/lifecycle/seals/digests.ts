import type { Core } from '@strapi/strapi';

import { attributeKinds, canonicalValue, digest, own } from '../../../platform';
import type { Digests } from '../../approval';

/**
 * Digests of these attributes of an entry, however the database writes their values; of one that the
 * site has removed since, none.
 */
export const digestsOf = (
  strapi: Core.Strapi,
  type: string,
  values: Readonly<Record<string, unknown>>,
  attributes: readonly string[],
): Digests => {
  const kinds = attributeKinds(strapi, type);
  return Object.fromEntries(
    attributes.flatMap((name) => {
      const kind = own(kinds, name);
      return kind ? [[name, digest(canonicalValue(kind, own(values, name)))]] : [];
    }),
  );
};
