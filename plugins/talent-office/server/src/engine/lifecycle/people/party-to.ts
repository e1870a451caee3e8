import type { Core, UID } from '@strapi/strapi';

import { findEntries, getService } from '../../../platform';
import type { Target } from '../../approval';
import { samePerson, staffOf, type Person } from '../../organisation';

import { typeAtPath } from '../values';
import { allParties } from './parties';

/** Is there anything at all that could link him to an entry as its people, today or when it had a case? */
const hasTies = async (strapi: Core.Strapi, person: Person): Promise<boolean> => {
  const organisation = getService(strapi, 'organisation');
  const declarations = getService(strapi, 'declarations');
  const ends = declarations.types().flatMap((type) => {
    const { subject, owner, excluded = [] } = declarations.of(type)?.people ?? {};
    return [subject, owner, ...excluded].flatMap((path) =>
      path === undefined ? [] : [organisation.prefixOf(typeAtPath(strapi, type, path))],
    );
  });
  if (person.keys.some((key) => ends.includes(key.split(':')[0] ?? ''))) return true;
  if (organisation.isAgent(person)) return true;
  for (const { type, staff } of organisation.relationSources()) {
    const declared = await strapi.db.query(type as UID.ContentType).count({
      where: { [staff]: { documentId: { $in: staffOf(person) } } },
    });
    if (declared > 0) return true;
  }
  return getService(strapi, 'approval').isKnownParty(person);
};

/**
 * Those of some entries that somebody is party to, by links as they stand and as they stood. Most colleagues
 * are party to nothing, and that is found without a look at any entry.
 */
export const partyTo = async (
  strapi: Core.Strapi,
  person: Person,
  targets: readonly Target[],
): Promise<Target[]> => {
  if (targets.length === 0 || !(await hasTies(strapi, person))) return [];
  const declarations = getService(strapi, 'declarations');
  const found: Target[] = [];
  for (const type of new Set(targets.map((one) => one.type))) {
    // A type that the site has no more: nobody leads to its entries.
    if (!declarations.of(type)) continue;
    const ids = targets.flatMap((one) => (one.type === type ? [one.documentId] : []));
    for (const entry of await findEntries(strapi, type, { documentId: { $in: ids } })) {
      const parties = await allParties(strapi, type, entry);
      const isParty = parties.some(({ keys }) => samePerson(keys, person.keys));
      if (isParty) found.push({ type, documentId: entry.documentId });
    }
  }
  return found;
};
