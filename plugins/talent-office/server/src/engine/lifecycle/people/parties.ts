import type { Core } from '@strapi/strapi';

import { attributeKinds, getService, type Entry } from '../../../platform';
import type { Exclusion } from '../../approval';

import { valueAtPath } from '../values';

/**
 * The people whom a declaration names, who act for themselves, never on behalf of the office, and those of
 * the staff who are related to one of them.
 */
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
    if (!person) continue;
    found.push({ why, keys: person.keys });
    // Whoever acts for it today is party to it as it is: each of several agents.
    for (const { keys } of await getService(strapi, 'organisation').agentsAt(
      type,
      entry.id,
      path,
    )) {
      found.push({ why, keys });
    }
    // Who of the staff has declared a relationship to one of them keeps out with him.
    for (const { keys } of await getService(strapi, 'organisation').relatedTo(person)) {
      found.push({ why: 'related', keys });
    }
  }
  return found;
};

/** The entries that a path of relations passes through before it ends with a person. */
const passedThrough = async (strapi: Core.Strapi, type: string, entry: Entry, path: string) => {
  const found: { type: string; documentId: string }[] = [];
  const parts = path.split('.');
  let at = type;
  for (const [index, part] of parts.slice(0, -1).entries()) {
    at = (attributeKinds(strapi, at)[part] as { target?: string } | undefined)?.target ?? '';
    const reached = parts.slice(0, index + 1).join('.');
    const passed = (await valueAtPath(strapi, type, entry.id, reached)) as Entry | null;
    if (passed) found.push({ type: at, documentId: passed.documentId });
  }
  return found;
};

/**
 * The people who were party to the cases behind an entry when those were opened: to its own, and to
 * those of the entries by which it leads to its people (a payment, to its application's). A talent
 * who unlinks his account from his profile pays himself no more than before.
 */
const keptParties = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
): Promise<Exclusion[]> => {
  const people = getService(strapi, 'declarations').of(type)?.people ?? {};
  const paths = [people.subject, people.owner, ...(people.excluded ?? [])].filter(
    (path) => path !== undefined,
  );
  const behind = [{ type, documentId: entry.documentId }];
  for (const path of paths) behind.push(...(await passedThrough(strapi, type, entry, path)));
  const approval = getService(strapi, 'approval');
  return (await Promise.all(behind.map((each) => approval.partiesOf(each)))).flat();
};

/** Of one entry by itself. */
const ownParties = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
): Promise<Exclusion[]> => [
  ...(await partiesTo(strapi, type, entry)),
  ...(await keptParties(strapi, type, entry)),
];

/**
 * Who is party to an entry, by its links as they stand and as they stood when its cases were opened; of
 * one that is made of others (a list of payments) who is party to any of these.
 */
export const allParties = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
): Promise<Exclusion[]> => {
  const found = await ownParties(strapi, type, entry);
  for (const part of await getService(strapi, 'lifecycle').partsOf(type, entry)) {
    found.push(...(await ownParties(strapi, part.type, part.entry)));
  }
  return found;
};
