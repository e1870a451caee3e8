import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

import { refuse } from '../errors';
import { own } from '../own';
import { isMysql } from '../schema';
import type { Tx } from '../transaction';
import { canonicalValue, type AttributeKind } from './canonical';
import { refuseWrongNumbers, type NumberAttribute } from './numbers';

export { canonicalValue, relationAfter, sameValue, type AttributeKind } from './canonical';
export { isBookkeeping } from './bookkeeping';
export { titleOf } from './title';
export {
  numberProblem,
  refuseImpossible,
  refuseWrongNumbers,
  type NumberAttribute,
} from './numbers';

/** One entry with its attributes; relations to one are `{ id, documentId }` or null. */
export type Entry = Record<string, unknown> & { readonly id: number; readonly documentId: string };

interface SchemaAttribute extends AttributeKind, NumberAttribute {
  readonly relation?: string;
  readonly multiple?: boolean;
}

interface JoinTable {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn: { name: string };
}

interface ColumnMeta {
  columnName?: string;
  joinTable?: JoinTable;
  joinColumn?: { name: string };
}

const attributesOf = (strapi: Core.Strapi, type: string): Record<string, SchemaAttribute> =>
  (strapi.contentTypes[type as UID.ContentType]?.attributes ?? {}) as unknown as Record<
    string,
    SchemaAttribute
  >;

const isPopulated = (attribute: SchemaAttribute): boolean =>
  (attribute.type === 'relation' && (attribute.relation ?? '').endsWith('ToOne')) ||
  (attribute.type === 'media' && attribute.multiple !== true);

/** The relations and files of a type that point to one row. */
const toOneAttributes = (strapi: Core.Strapi, type: string): string[] =>
  Object.entries(attributesOf(strapi, type))
    .filter(([, attribute]) => isPopulated(attribute))
    .map(([name]) => name);

const populateOf = (strapi: Core.Strapi, type: string): Record<string, true> =>
  Object.fromEntries(toOneAttributes(strapi, type).map((name) => [name, true]));

const query = (strapi: Core.Strapi, type: string) => strapi.db.query(type as UID.ContentType);

/** The entries that a database-level `where` finds, as they stand now. */
export const findEntries = async (
  strapi: Core.Strapi,
  type: string,
  where: Record<string, unknown>,
): Promise<Entry[]> =>
  (await query(strapi, type).findMany({ where, populate: populateOf(strapi, type) })) as Entry[];

/**
 * Reads an entry and keeps others from changing its row until the transaction ends. Locked by
 * primary key: two locks by `document_id` deadlock at times.
 * @throws Refusal NOT_FOUND
 */
export const lockEntry = async (
  tx: Tx,
  strapi: Core.Strapi,
  type: string,
  documentId: string,
): Promise<Entry> => {
  const table = strapi.db.metadata.get(type).tableName;
  const found = (await tx(table).where({ document_id: documentId }).first('id')) as
    { id: number } | undefined;
  if (!found) throw refuse('NOT_FOUND');
  // SQLite has one writer, and it is us: there a lock would only be one more read.
  if (isMysql(tx)) await tx(table).where({ id: found.id }).forUpdate().first('id');
  const [entry] = await findEntries(strapi, type, { id: found.id });
  if (!entry) throw refuse('NOT_FOUND');
  return entry;
};

const metaOf = (strapi: Core.Strapi, type: string, attribute: string): ColumnMeta =>
  strapi.db.metadata.get(type).attributes[attribute] as unknown as ColumnMeta;

const writeRelation = async (
  tx: Knex,
  { name, joinColumn, inverseJoinColumn }: JoinTable,
  id: number,
  target: unknown,
): Promise<void> => {
  await tx(name)
    .where({ [joinColumn.name]: id })
    .delete();
  if (target !== null) {
    await tx(name).insert({ [joinColumn.name]: id, [inverseJoinColumn.name]: target });
  }
};

/**
 * Writes attributes past Strapi, which fires no hook: the engine's own values, so that the gate
 * needs no exception for anybody. What the gate asks of numbers is asked here too.
 * @throws Refusal NUMBER_FORM, NUMBER_RANGE at the attribute
 */
export const writeEntry = async (
  tx: Tx,
  strapi: Core.Strapi,
  type: string,
  id: number,
  values: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const attributes = attributesOf(strapi, type);
  refuseWrongNumbers(attributes, values);
  const columns: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const attribute = own(attributes, name);
    if (!attribute) throw new Error(`${type} has no attribute "${name}"`);
    const meta = metaOf(strapi, type, name);
    const written = canonicalValue(attribute, value);
    if (meta.joinTable) await writeRelation(tx, meta.joinTable, id, written);
    else if (meta.joinColumn) columns[meta.joinColumn.name] = written;
    else
      columns[meta.columnName ?? name] =
        attribute.type === 'json' ? JSON.stringify(value) : written;
  }
  if (Object.keys(columns).length > 0) {
    await tx(strapi.db.metadata.get(type).tableName).where({ id }).update(columns);
  }
};

/** Attribute kinds of a type, by name. */
export const attributeKinds = (
  strapi: Core.Strapi,
  type: string,
): Readonly<Record<string, AttributeKind>> => attributesOf(strapi, type);
