import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

import { reading } from '../transaction';

/** An entry that another one points to. An administrator's own entry has no documentId of use. */
export interface Related {
  readonly id: number;
  readonly documentId: string;
}

export interface JoinTable {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn: { name: string };
}

interface RelationMeta {
  relation?: string;
  target?: string;
  joinTable?: JoinTable;
  joinColumn?: { name: string; referencedColumn?: string };
}

interface Found {
  name: string;
  holder: number;
  id: number;
  document_id: string;
}

/** The relations of a type that point to one row of a type that is known beforehand. */
export const toOneRelations = (strapi: Core.Strapi, type: string): string[] => {
  const attributes = (strapi.contentTypes[type as UID.ContentType]?.attributes ??
    {}) as unknown as Readonly<Record<string, { type: string; relation?: string }>>;
  return Object.entries(attributes)
    .filter(
      ([, { type: kind, relation = '' }]) =>
        kind === 'relation' && /^(one|many)ToOne$/.test(relation),
    )
    .map(([name]) => name);
};

/** The statement that reads one relation: whose it is, and what it points to. */
const readRelation = (
  knex: Knex,
  strapi: Core.Strapi,
  { type, ids, name }: { type: string; ids: readonly number[]; name: string },
): Knex.QueryBuilder | null => {
  const { tableName, attributes } = strapi.db.metadata.get(type);
  const { target, joinTable, joinColumn } = attributes[name] as unknown as RelationMeta;
  if (!target) return null;
  const related = `${strapi.db.metadata.get(target).tableName} as related`;
  const [from, whose, whom] = joinTable
    ? [joinTable.name, joinTable.joinColumn.name, joinTable.inverseJoinColumn.name]
    : [tableName, 'id', joinColumn?.name ?? ''];
  if (whom === '') return null;
  return knex(`${from} as link`)
    .join(related, `related.${joinColumn?.referencedColumn ?? 'id'}`, `link.${whom}`)
    .whereIn(`link.${whose}`, [...ids])
    .select(knex.raw('? as ??', [name, 'name']), {
      holder: `link.${whose}`,
      id: 'related.id',
      document_id: 'related.document_id',
    });
};

/**
 * What the rows of a type point to by these relations to one, in one statement: Strapi's populate takes
 * one for each, and brings the whole of every related entry. A relation that points nowhere is left out.
 */
export const relatedTo = async (
  strapi: Core.Strapi,
  type: string,
  ids: readonly number[],
  relations: readonly string[],
): Promise<ReadonlyMap<number, Readonly<Record<string, Related>>>> => {
  const found = new Map<number, Record<string, Related>>();
  if (ids.length === 0) return found;
  const rows = await reading(strapi, async (knex) => {
    const [first, ...others] = relations.flatMap(
      (name) => readRelation(knex, strapi, { type, ids, name }) ?? [],
    );
    return first ? ((await first.unionAll(others)) as Found[]) : [];
  });
  for (const { name, holder, id, document_id: documentId } of rows) {
    const related = found.get(holder) ?? {};
    related[name] = { id, documentId };
    found.set(holder, related);
  }
  return found;
};
