import type { Core } from '@strapi/strapi';

import { absentFact, type FactContext } from '../../engine/expression';
import { getService } from '../../platform';

const profiles = 'plugin::talent-office.talent-profile';

/** Past the hooks, which give an index to nobody; whether there is one is all that leaves here. */
const isIdentified = async (
  strapi: Core.Strapi,
  { subject }: FactContext,
): Promise<boolean | null> => {
  if (!subject) return null;
  const rows = (await strapi.db
    .queryBuilder(profiles)
    .init({
      where: { documentId: subject.documentId, identityIndex: { $notNull: true } },
      select: ['id'],
    })
    .execute()) as unknown[];
  return rows.length > 0;
};

/**
 * Registers `identified()`: an identity document of the talent whom the entry is about is on file. One
 * number stands in one profile only, so what is summed by profile is summed by person. Called in
 * `register()`.
 */
export const registerIdentified = (strapi: Core.Strapi): void => {
  getService(strapi, 'expressions').registerFunction({
    signature: 'identified(): bool',
    load: (context) => isIdentified(strapi, context),
    call: (facts) => {
      if (facts === null) throw absentFact('identified()');
      return facts === true;
    },
  });
};
