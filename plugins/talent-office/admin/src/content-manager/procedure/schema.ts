import { landmarksOf, type Landmarks } from '../entry-state/landmarks';

/** What Strapi's Content Manager tells of an attribute, as far as we look at it. */
export interface Attribute {
  readonly type: string;
  readonly enum?: readonly string[];
  /** Of a relation: the uid of the type it points to. */
  readonly target?: string;
}

export interface Schema {
  readonly uid: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly pluginOptions?: Readonly<Record<string, unknown>>;
}

interface Declaration {
  readonly states?: object;
  readonly derive?: Readonly<Record<string, unknown>>;
  readonly people?: { readonly subject?: string };
}

const declarationOf = (schema: Schema | undefined): Declaration | undefined =>
  schema?.pluginOptions?.['talent-office'] as Declaration | undefined;

/** Does a life cycle guard the entries of this type? */
export const isGoverned = (schema: Schema | undefined): boolean =>
  declarationOf(schema)?.states !== undefined;

export const landmarksIn = (schema: Schema | undefined): Landmarks =>
  landmarksOf(declarationOf(schema)?.states);

/** The path of relations that leads from an entry to the person it is about. */
export const subjectPath = (schema: Schema | undefined): string | undefined =>
  declarationOf(schema)?.people?.subject;
