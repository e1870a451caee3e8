/**
 * What an expression can name, read from content-type schemas: a tree of scalars and objects. Pure;
 * knows nothing of CEL.
 */

/**
 * Kinds of scalar facts. Money is an `int` of fen; a `date` is a calendar date in Asia/Shanghai, also
 * of an instant: a policy's last day ends at midnight, not at its first second.
 */
export type ScalarType = 'string' | 'int' | 'double' | 'bool' | 'date';

export interface ScalarField {
  readonly kind: 'scalar';
  readonly type: ScalarType;
  /** The values of an enumeration: a comparison with another text is a mistake. */
  readonly values?: readonly string[];
}

export interface ObjectField {
  readonly kind: 'object';
  /** The content type or component whose fields these are. */
  readonly uid?: string;
  readonly fields: Readonly<Record<string, Field>>;
}

export type Field = ScalarField | ObjectField;

/** The part of a Strapi attribute that decides whether and how an expression sees it. */
export interface Attribute {
  readonly type: string;
  readonly private?: boolean;
  readonly relation?: string;
  readonly target?: string;
  readonly component?: string;
  readonly repeatable?: boolean;
  readonly enum?: readonly string[];
}

export interface Model {
  readonly modelType?: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly pluginOptions?: Readonly<Record<string, unknown>>;
}

export type ModelOf = (uid: string) => Model;

/** How many relations or components a path may cross: `talent.employer.name` crosses two. */
export const levels = 2;

const scalarTypes: Readonly<Record<string, ScalarType>> = {
  string: 'string',
  text: 'string',
  uid: 'string',
  email: 'string',
  enumeration: 'string',
  integer: 'int',
  biginteger: 'int',
  decimal: 'double',
  float: 'double',
  boolean: 'bool',
  date: 'date',
  datetime: 'date',
};

// Strapi's own bookkeeping: a decision that hung on it would change when somebody presses Save.
const bookkeeping = new Set(['createdAt', 'updatedAt', 'publishedAt', 'locale', 'documentId']);

// An account is not a fact about a person.
const isAccount = (uid: string): boolean =>
  uid.startsWith('admin::') || uid.startsWith('plugin::users-permissions.');

const reserved = new Set(
  (
    'as break const continue else false for function if import in let loop namespace null package ' +
    'prototype return true var void while'
  ).split(' '),
);

/** CEL has no name for `first-name`, `in` or what every JavaScript object has. */
const canBeNamed = (name: string): boolean =>
  /^[A-Za-z_]\w*$/.test(name) && !reserved.has(name) && !(name in {});

interface Secret {
  readonly index?: string;
  readonly derive?: Readonly<Record<string, unknown>>;
}

/** Secrets with their blind indexes, and what is declared to be derived from them (birth year). */
const secretsOf = (model: Model) => {
  const declaration = model.pluginOptions?.['talent-office'] as
    { readonly sensitive?: Readonly<Record<string, Secret>> } | undefined;
  const secrets = Object.entries(declaration?.sensitive ?? {});
  return {
    hidden: new Set(secrets.flatMap(([name, { index }]) => (index ? [name, index] : [name]))),
    derived: new Set(secrets.flatMap(([, { derive }]) => Object.keys(derive ?? {}))),
  };
};

/** The schema that an attribute leads to, when it leads to exactly one entry. */
const targetOf = (attribute: Attribute): string | undefined => {
  if (attribute.type === 'component' && attribute.repeatable !== true) return attribute.component;
  if (attribute.type !== 'relation' || !attribute.target || isAccount(attribute.target)) {
    return undefined;
  }
  return ['oneToOne', 'manyToOne'].includes(attribute.relation ?? '')
    ? attribute.target
    : undefined;
};

const describeAttribute = (
  modelOf: ModelOf,
  attribute: Attribute,
  depth: number,
): Field | undefined => {
  const type = scalarTypes[attribute.type];
  if (type) {
    return attribute.type === 'enumeration' && attribute.enum
      ? { kind: 'scalar', type, values: attribute.enum }
      : { kind: 'scalar', type };
  }
  const target = depth > 0 ? targetOf(attribute) : undefined;
  return target === undefined ? undefined : describe(modelOf, target, depth - 1);
};

/**
 * The fields of a content type or component, `depth` relations deep. Private and `sensitive`
 * attributes (but for declared derivations), accounts, lists, media, rich text and JSON are left
 * out, so facts can be stored beside a decision for ever.
 */
export const describe = (modelOf: ModelOf, uid: string, depth: number = levels): ObjectField => {
  const model = modelOf(uid);
  const { hidden, derived } = secretsOf(model);
  const fields: Record<string, Field> = {};
  for (const [name, attribute] of Object.entries(model.attributes)) {
    const isPrivate = attribute.private === true && !derived.has(name);
    const leftOut = isPrivate || hidden.has(name) || bookkeeping.has(name);
    if (leftOut || !canBeNamed(name)) continue;
    const field = describeAttribute(modelOf, attribute, depth);
    if (field) fields[name] = field;
  }
  // Two relations are the same entry when their document ids are.
  if (model.modelType !== 'component') fields.documentId = { kind: 'scalar', type: 'string' };
  return { kind: 'object', uid, fields };
};

/** The schema at the end of a path of to-one relations (`application.talent`), if there is one. */
export const modelAt = (modelOf: ModelOf, uid: string, path: string): string | undefined =>
  path.split('.').reduce<string | undefined>((current, name) => {
    const attribute = current === undefined ? undefined : modelOf(current).attributes[name];
    return attribute && targetOf(attribute);
  }, uid);

/** The field that a path names. */
export const fieldAt = (root: ObjectField, path: readonly string[]): Field | undefined =>
  path.reduce<Field | undefined>(
    (field, name) =>
      field?.kind === 'object' && Object.hasOwn(field.fields, name)
        ? field.fields[name]
        : undefined,
    root,
  );
