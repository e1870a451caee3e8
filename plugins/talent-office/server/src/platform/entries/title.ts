import type { Core, UID } from '@strapi/strapi';

import { typeName } from './type-name';

interface Attribute {
  readonly type: string;
  readonly relation?: string;
  readonly target?: string;
  readonly private?: boolean;
}

interface Schema {
  readonly config?: { readonly settings?: { readonly mainField?: string } };
  readonly pluginOptions?: Readonly<Record<string, unknown>>;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

const schemaOf = (strapi: Core.Strapi, type: string): Schema | undefined =>
  strapi.contentTypes[type as UID.ContentType] as Schema | undefined;

const subjectOf = ({ pluginOptions }: Schema): string | undefined => {
  const declared = pluginOptions?.['talent-office'] as
    { readonly people?: { readonly subject?: string } } | undefined;
  return declared?.people?.subject?.split('.')[0];
};

/** What Strapi takes where a type says nothing; what is governed is not called by its state or a batch. */
const firstText = ({ attributes }: Schema): string | undefined =>
  'state' in attributes
    ? undefined
    : Object.keys(attributes).find((name) => attributes[name]?.type === 'string');

const mainFieldOf = (schema: Schema): string | undefined => {
  const said = schema.config?.settings?.mainField;
  return said === 'id' ? undefined : (said ?? firstText(schema));
};

/** Does a path of an entry end at what an entry of its type is called by, such as `applicant.name`? */
export const isNameAt = (strapi: Core.Strapi, type: string, path: string): boolean => {
  const steps = path.split('.');
  const name = steps.pop();
  let schema = schemaOf(strapi, type);
  for (const step of steps) schema = schemaOf(strapi, schema?.attributes[step]?.target ?? '');
  return schema !== undefined && name !== undefined && mainFieldOf(schema) === name;
};

/** Words enough to tell one from another. */
const mostRelated = 2;

/** Relations by which an entry without a title is called: whom it is about, then what it points to. */
const tellingRelations = (strapi: Core.Strapi, schema: Schema): [string, string][] => {
  const subject = subjectOf(schema);
  const told = Object.entries(schema.attributes).flatMap(([name, attribute]) => {
    const { type, relation = '', target = '' } = attribute;
    if (type !== 'relation' || !relation.endsWith('ToOne') || attribute.private) return [];
    const targetSchema = schemaOf(strapi, target);
    const field = targetSchema && mainFieldOf(targetSchema);
    return field ? [[name, field] as [string, string]] : [];
  });
  return told.toSorted(([a], [b]) => Number(b === subject) - Number(a === subject));
};

const wordOf = (row: unknown, field: string): string[] => {
  const value = (row as Record<string, unknown> | null | undefined)?.[field];
  return (typeof value === 'string' && value !== '') || typeof value === 'number'
    ? [String(value)]
    : [];
};

/**
 * How an entry is called in a list: by its type's main field; without one by whom it is about and what it
 * points to (`王雨思 · A-101`), and where nothing of that is filled in yet, by its type.
 */
export const titleOf = async (
  strapi: Core.Strapi,
  type: string,
  documentId: string,
): Promise<string> => {
  const schema = schemaOf(strapi, type);
  if (!schema) return documentId;
  const field = mainFieldOf(schema);
  const relations = field ? [] : tellingRelations(strapi, schema);
  const row = (await strapi.db.query(type as UID.ContentType).findOne({
    where: { documentId },
    populate: Object.fromEntries(relations.map(([name]) => [name, true])) as never,
  })) as Record<string, unknown> | null;
  if (field) return wordOf(row, field)[0] ?? documentId;
  const words = relations.flatMap(([name, shown]) => wordOf(row?.[name], shown));
  return words.slice(0, mostRelated).join(' · ') || typeName(strapi, type).zh;
};
