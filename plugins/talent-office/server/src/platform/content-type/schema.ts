/** One attribute as Strapi reads it. Its words are Strapi's own; we only need to walk over them. */
export type Attribute = Readonly<Record<string, unknown>> & { readonly type: string };

/** A database index. Columns are column names (snake_case), not attribute names. */
export interface SchemaIndex {
  readonly name: string;
  readonly columns: readonly string[];
  /** `unique: true` on an attribute is checked in JavaScript only; this one holds under concurrency. */
  readonly type?: 'unique';
}

/**
 * How an entry is first shown in the Content Manager. Strapi takes this as the default of a stored
 * configuration: what an administrator changes later is stored and wins.
 */
export interface Layout {
  readonly settings?: {
    readonly mainField?: string;
    readonly defaultSortBy?: string;
    readonly defaultSortOrder?: 'ASC' | 'DESC';
    readonly pageSize?: 10 | 20 | 50 | 100;
  };
  readonly layouts?: {
    readonly list: readonly string[];
    /** Rows of the form: each attribute's width in twelfths. What is left out is not shown. */
    readonly edit?: readonly Readonly<Record<string, 4 | 6 | 8 | 12>>[];
  };
}

interface BaseSchema {
  readonly collectionName: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly config?: Layout;
}

/** A content type of the plugin, without its names: those are labels, kept in `shared/labels`. */
export interface ContentTypeSchema extends BaseSchema {
  readonly kind: 'collectionType' | 'singleType';
  readonly info: { readonly singularName: string; readonly pluralName: string };
  readonly options?: { readonly draftAndPublish: boolean };
  readonly pluginOptions?: Readonly<Record<string, unknown>>;
  readonly indexes?: readonly SchemaIndex[];
}

/** A component of the plugin; its uid is `talent-office.<name>`. */
export interface ComponentSchema extends BaseSchema {
  readonly info: { readonly icon: string };
}

/** The states of a governed type as declared: each of a closed list, the first is the initial one. */
export type States<State extends string> = Readonly<
  Record<State, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
>;
