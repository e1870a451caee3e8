import type { Core } from '@strapi/strapi';

import { getService, refuse, type Entry } from '../../platform';

import { keysOfRow, samePerson, type Person, type PersonSource, type Row } from './persons';

/** The attribute of an entry that a key of its person comes from; none of the entry's own. */
const attributeOf = (
  strapi: Core.Strapi,
  source: PersonSource,
  key: string,
): string | undefined => {
  const [prefix] = key.split(':');
  if (prefix !== 'identity') return prefix === 'admin' ? source.admin : source.user;
  // Known by its blind index: who writes it writes the number.
  const { sensitive = {} } = getService(strapi, 'declarations').of(source.type) ?? {};
  return Object.keys(sensitive).find((name) => sensitive[name]?.index === source.identity);
};

/**
 * Nobody takes a link off an entry that stands for himself (账号、证件号码): by it others know that a
 * matter is his own, and he would sign or pay it a minute later. A colleague does it; to add one is free.
 * @throws Refusal OWN_LINK at the entry's attribute; at none where the entry goes
 */
export const refuseOwnLinks = (
  strapi: Core.Strapi,
  type: string,
  {
    person,
    before,
    after,
  }: {
    readonly person: Person;
    readonly before: Entry | undefined;
    readonly after: Entry | undefined;
  },
): void => {
  const source = getService(strapi, 'organisation')
    .personSources()
    .find((each) => each.type === type);
  if (!source || !before) return;
  const known = keysOfRow(source, before as Row);
  const kept = after ? keysOfRow(source, after as Row) : [];
  const lost = known.filter((key) => !kept.includes(key));
  const [first] = lost;
  if (first === undefined || !samePerson(known, person.keys)) return;
  throw refuse('OWN_LINK', {}, after ? attributeOf(strapi, source, first) : undefined);
};
