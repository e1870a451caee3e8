import type { Core } from '@strapi/strapi';

import { getService, type Entry } from '../../platform';
import type { Exclusion } from '../approval';

/** The people whom a declaration names: they act for themselves, never on behalf of the office. */
export const partiesTo = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
): Promise<Exclusion[]> => {
  const {
    subject,
    owner,
    excluded = [],
  } = getService(strapi, 'declarations').of(type)?.people ?? {};
  const named: [Exclusion['why'], string | undefined][] = [
    ['subject', subject],
    ['owner', owner],
    ...excluded.map((path): [Exclusion['why'], string] => ['excluded', path]),
  ];
  const found: Exclusion[] = [];
  for (const [why, path] of named) {
    const person =
      path && (await getService(strapi, 'organisation').personAt(type, entry.id, path));
    if (person) found.push({ why, keys: person.keys });
  }
  return found;
};
