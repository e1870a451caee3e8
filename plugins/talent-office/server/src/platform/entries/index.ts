import { randomBytes } from 'node:crypto';

import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

import { refuse } from '../errors';
import { own } from '../own';
import { isMysql } from '../schema';
import type { Tx } from '../transaction';
import { canonicalValue, type AttributeKind } from './canonical';
import { refuseWrongNumbers, type NumberAttribute } from './numbers';
import { relatedTo, toOneRelations, type JoinTable } from './related';

export { canonicalValue, relationAfter, sameValue, type AttributeKind } from './canonical';
export { isBookkeeping } from './bookkeeping';
export { fitColumn } from './fit-column';
export { relatedTo, type Related } from './related';
export { isNameAt, titleOf } from './title';
export { typeName } from './type-name';
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
  readonly target?: string;
  readonly multiple?: boolean;
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

/** What of a type is one row of whatever table: files, and relations to any type. */
const morphsOf = (strapi: Core.Strapi, type: string): string[] =>
  Object.entries(attributesOf(strapi, type))
    .filter(
      ([, { type: kind, multiple, relation }]) =>
        (kind === 'media' && multiple !== true) || relation === 'morphToOne',
    )
    .map(([name]) => name);

const query = (strapi: Core.Strapi, type: string) => strapi.db.query(type as UID.ContentType);

/**
 * The entries that a database-level `where` finds, as they stand now. An id names an entry in its own
 * spelling alone: MySQL compares it without case and trailing blanks, the engine's tables byte by byte.
 */
export const findEntries = async (
  strapi: Core.Strapi,
  type: string,
  where: Record<string, unknown>,
): Promise<Entry[]> => {
  const populate = morphsOf(strapi, type);
  const rows = (await query(strapi, type).findMany({ where, populate })) as Entry[];
  const { documentId: wanted } = where;
  const found =
    typeof wanted === 'string' ? rows.filter(({ documentId }) => documentId === wanted) : rows;
  const relations = toOneRelations(strapi, type);
  const related = await relatedTo(
    strapi,
    type,
    found.map(({ id }) => id),
    relations,
  );
  const none = Object.fromEntries(relations.map((name) => [name, null]));
  return found.map((entry) => ({ ...entry, ...none, ...related.get(entry.id) }));
};

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
  const found = (await tx(table).where({ document_id: documentId }).first('id', 'document_id')) as
    { id: number; document_id: string } | undefined;
  if (found?.document_id !== documentId) throw refuse('NOT_FOUND');
  // SQLite has one writer, and it is us: there a lock would only be one more read.
  if (isMysql(tx)) await tx(table).where({ id: found.id }).forUpdate().first('id');
  const [entry] = await findEntries(strapi, type, { id: found.id });
  if (!entry) throw refuse('NOT_FOUND');
  return entry;
};

/**
 * Keeps the rows that these relations of an entry point to from being deleted until the transaction ends;
 * others may keep them too.
 * @throws Refusal REFERENCE_MISSING for one that has just gone
 */
export const keepTargets = async (
  tx: Tx,
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
  relations: readonly string[],
): Promise<void> => {
  if (!isMysql(tx)) return;
  for (const name of relations) {
    const { target } = attributesOf(strapi, type)[name] ?? {};
    const related = entry[name] as Entry | null | undefined;
    if (!target || !related) continue;
    const { tableName } = strapi.db.metadata.get(target);
    const kept = (await tx(tableName).where({ id: related.id }).forShare().first('id')) as unknown;
    if (kept === undefined) throw refuse('REFERENCE_MISSING', { type, path: name }, name);
  }
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

/**
 * Like those that Strapi gives it begins with a letter: a relation to `61ab…` Strapi would take for one to
 * the row 61.
 */
const newDocumentId = (): string => `e${randomBytes(12).toString('hex').slice(1)}`;

/**
 * Makes an entry past Strapi, with these values: what the engine alone makes, such as what is paid of an
 * award. Resolves to it, locked.
 * @throws Refusal NUMBER_FORM, NUMBER_RANGE at the attribute
 */
export const insertEntry = async (
  tx: Tx,
  strapi: Core.Strapi,
  type: string,
  values: Readonly<Record<string, unknown>>,
  at: Date,
): Promise<Entry> => {
  const documentId = newDocumentId();
  const [id] = await tx(strapi.db.metadata.get(type).tableName).insert({
    document_id: documentId,
    created_at: at,
    updated_at: at,
    published_at: at,
  });
  await writeEntry(tx, strapi, type, Number(id), values);
  return lockEntry(tx, strapi, type, documentId);
};

/** Attribute kinds of a type, by name. */
export const attributeKinds = (
  strapi: Core.Strapi,
  type: string,
): Readonly<Record<string, AttributeKind>> => attributesOf(strapi, type);
