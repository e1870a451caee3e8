/** What a check needs to know of a content type; Strapi's schema has it all. */
export interface AttributeSchema {
  readonly type: string;
  readonly relation?: string;
  readonly target?: string;
  readonly inversedBy?: string;
  readonly mappedBy?: string;
  readonly multiple?: boolean;
  readonly private?: boolean;
}

export interface ContentTypeSchema {
  readonly attributes: Readonly<Record<string, AttributeSchema>>;
  readonly options?: { readonly draftAndPublish?: boolean };
  readonly pluginOptions?: Readonly<Record<string, unknown>>;
}

const toOne = new Set(['oneToOne', 'manyToOne']);

export const isToOne = (attribute: AttributeSchema): boolean =>
  attribute.type === 'relation' && toOne.has(attribute.relation ?? '');

const isOneWay = (attribute: AttributeSchema): boolean =>
  attribute.inversedBy === undefined && attribute.mappedBy === undefined;

const notFreezable = new Set(['component', 'dynamiczone']);

/**
 * Why an attribute cannot be guarded, or `null`. A two-way relation can be changed from the other
 * side, and a component by its own uid; neither passes the judge of this type.
 */
export const whyNotGuardable = (attribute: AttributeSchema): string | null => {
  if (notFreezable.has(attribute.type)) return `a ${attribute.type} can be written past this type`;
  if (attribute.type === 'media' && attribute.multiple) return 'a list of media cannot be frozen';
  if (attribute.type !== 'relation') return null;
  if (!isToOne(attribute)) return 'a relation to many cannot be frozen';
  if (!isOneWay(attribute)) {
    return 'a two-way relation can be changed from the other side; remove inversedBy/mappedBy';
  }
  return null;
};
