import type { Core, UID } from '@strapi/strapi';

import { actorKey, relatedTo, type Actor } from '../../platform';

/**
 * One human. Accounts, profiles and identity documents are keys of him; two actors who share a key
 * are the same person, so nobody approves himself from a second account.
 */
export interface Person {
  /** The most lasting of his keys: his staff entry, else his identity, else an account. */
  readonly id: string;
  readonly keys: readonly string[];
}

/** A content type whose entries stand for people, and the attributes that link them. */
export interface PersonSource {
  readonly type: string;
  /** Prefix of the entry's own key, e.g. `staff`. */
  readonly prefix: string;
  readonly admin?: string;
  readonly user?: string;
  readonly identity?: string;
  /** Of a type whose entries are named in a case: the attribute that says what they are called. */
  readonly name?: string;
  /** Of a type by which people act: each new entry is recorded, and judged. @throws Refusal at the attribute */
  refuseWrong?(entry: Readonly<Record<string, unknown>> & { id: number; documentId: string }): void;
}

/** A content type in which staff declare to whom they are related (利害关系). */
export interface RelationSource {
  readonly type: string;
  /** The attribute that leads to the staff entry. */
  readonly staff: string;
  /** @throws Refusal at the attribute */
  refuseWrong(entry: Readonly<Record<string, unknown>> & { id: number; documentId: string }): void;
  /** Who of the staff is related to a person today. */
  relatedTo(person: Person): Promise<Person[]>;
  /** The same from the other side: keys of those to whom somebody of the staff is related today. */
  partiesOf(staff: Person): Promise<string[]>;
}

const accountTypes: Readonly<Record<string, string>> = {
  'admin::user': 'admin',
  'plugin::users-permissions.user': 'user',
};

export type Row = Readonly<Record<string, unknown>> & { id: number; documentId: string };

/** The keys of the human for whom an entry of a source stands. */
export const keysOfRow = (source: PersonSource, row: Row): string[] => {
  const account = (attribute: string | undefined, prefix: string): string[] => {
    const linked = attribute ? (row[attribute] as { id: number } | null | undefined) : null;
    return linked ? [`${prefix}:${linked.id}`] : [];
  };
  const identity = source.identity ? row[source.identity] : null;
  return [
    `${source.prefix}:${row.documentId}`,
    ...(typeof identity === 'string' ? [`identity:${identity}`] : []),
    ...account(source.admin, 'admin'),
    ...account(source.user, 'user'),
  ];
};

const valuesWith = (keys: ReadonlySet<string>, prefix: string): string[] =>
  [...keys]
    .filter((key) => key.startsWith(`${prefix}:`))
    .map((key) => key.slice(prefix.length + 1));

/** Where in a source an already known key would stand. */
const conditionsFor = (source: PersonSource, keys: ReadonlySet<string>): object[] => {
  const linked = (attribute: string | undefined, prefix: string): object[] => {
    const ids = valuesWith(keys, prefix).map(Number);
    return attribute && ids.length > 0 ? [{ [attribute]: { id: { $in: ids } } }] : [];
  };
  const own = valuesWith(keys, source.prefix);
  const identities = valuesWith(keys, 'identity');
  return [
    ...linked(source.admin, 'admin'),
    ...linked(source.user, 'user'),
    ...(own.length > 0 ? [{ documentId: { $in: own } }] : []),
    ...(source.identity && identities.length > 0
      ? [{ [source.identity]: { $in: identities } }]
      : []),
  ];
};

const preference = ['staff', 'identity', 'user', 'admin'];

const rank = (key: string): number => {
  const found = preference.indexOf(key.split(':')[0] ?? '');
  return found < 0 ? preference.length : found;
};

const toPerson = (keys: ReadonlySet<string>): Person => {
  const sorted = [...keys].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return { id: sorted[0] ?? 'nobody', keys: sorted };
};

export const samePerson = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((key) => b.includes(key));

/** Follows the links of all sources until no new key turns up. */
export const closePerson = async (
  strapi: Core.Strapi,
  sources: readonly PersonSource[],
  start: readonly string[],
): Promise<Person> => {
  const keys = new Set(start);
  // Of each source what it was last asked, and the keys of entries that were read: an entry need not
  // be asked for by its own key again, nor a source for what it has answered.
  const asked = new Map<PersonSource, string>();
  const read = new Set<string>();
  for (let before = -1; before !== keys.size;) {
    before = keys.size;
    for (const source of sources) {
      const open = new Set([...keys].filter((key) => !read.has(key)));
      const conditions = conditionsFor(source, open);
      const question = JSON.stringify(conditions);
      if (conditions.length === 0 || asked.get(source) === question) continue;
      asked.set(source, question);
      const accounts = [source.admin, source.user].filter((name) => name !== undefined);
      // Past the hooks: those take the identity's index from what is read, and refuse to ask for it.
      const rows = (await strapi.db
        .queryBuilder(source.type as UID.ContentType)
        .init({ where: { $or: conditions } })
        .execute()) as Row[];
      const ids = rows.map(({ id }) => id);
      const linked = await relatedTo(strapi, source.type, ids, accounts);
      for (const row of rows) {
        keysOfRow(source, { ...row, ...linked.get(row.id) }).forEach((key) => keys.add(key));
        read.add(`${source.prefix}:${row.documentId}`);
      }
    }
  }
  return toPerson(keys);
};

export const startOf = (actor: Actor): string[] => [actorKey(actor)];

/** With what the keys of entries of a type begin; `null` when they stand for nobody. */
export const prefixOf = (sources: readonly PersonSource[], type: string): string | null =>
  accountTypes[type] ?? sources.find((one) => one.type === type)?.prefix ?? null;

/** The key by which a related entry stands for a person; `null` when its type never does. */
export const keyOfEntry = (
  sources: readonly PersonSource[],
  type: string,
  entry: { id: number; documentId: string },
): string | null => {
  const prefix = prefixOf(sources, type);
  if (prefix === null) return null;
  return `${prefix}:${accountTypes[type] ? entry.id : entry.documentId}`;
};
