import type { Core, UID } from '@strapi/strapi';

export type Params = Readonly<Record<string, unknown>>;

/** Is it refused to ask for this attribute? `nested`: of an entry that another one leads to. */
export type IsRefused = (type: string, attribute: string, nested: boolean) => boolean;

interface SchemaAttribute {
  readonly type: string;
  readonly target?: string;
  readonly component?: string;
}

/** Not a date, and not the query that Strapi itself puts into a condition; of whatever realm. */
export const isPlain = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

/** Where an attribute leads: to other entries, or to a component, which is part of the same entry. */
export const leadsTo = (
  strapi: Core.Strapi,
  type: string,
  attribute: string,
): { readonly type: string; readonly isComponent: boolean } | null => {
  const model = strapi.getModel(type as UID.ContentType) as
    { attributes: Readonly<Record<string, unknown>> } | undefined;
  const found = model?.attributes[attribute] as SchemaAttribute | undefined;
  if (found?.type === 'relation' && found.target) return { type: found.target, isComponent: false };
  if (found?.type === 'component' && found.component)
    return { type: found.component, isComponent: true };
  return null;
};

const firstOf = <T>(items: readonly T[], find: (item: T) => string | null): string | null => {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
};

/**
 * The first attribute that a query names and may not: in conditions and orders, of the entry itself
 * and through its relations, as the database layer takes them (`where`, `orderBy`) and as a request
 * brings them (`filters`, `sort`). `null` where there is none.
 */
export const findAsked = (
  strapi: Core.Strapi,
  isRefused: IsRefused,
  root: string,
  params: Params,
): string | null => {
  /** `applicant.name:ASC,title` */
  const inText = (type: string, text: string, nested: boolean): string | null =>
    firstOf(text.split(','), (one) => {
      const [name = '', ...rest] = (one.trim().split(':')[0] ?? '').split('.');
      return inName(type, name, rest.length > 0 ? rest.join('.') : undefined, nested);
    });

  const inName = (type: string, name: string, deeper: unknown, nested: boolean): string | null => {
    if (isRefused(type, name, nested)) return name;
    const next = leadsTo(strapi, type, name);
    return next ? inPart(next.type, deeper, nested || !next.isComponent) : null;
  };

  const inPart = (type: string, part: unknown, nested: boolean): string | null => {
    if (Array.isArray(part)) return firstOf(part as unknown[], (one) => inPart(type, one, nested));
    if (typeof part === 'string') return inText(type, part, nested);
    if (!isPlain(part)) return null;
    return firstOf(Object.entries(part), ([name, deeper]) =>
      name.startsWith('$') ? inPart(type, deeper, nested) : inName(type, name, deeper, nested),
    );
  };

  const inPopulate = (type: string, populate: unknown): string | null =>
    isPlain(populate)
      ? firstOf(Object.entries(populate), ([name, deeper]) => {
          const next = leadsTo(strapi, type, name);
          return next && isPlain(deeper) ? inParams(next.type, deeper, true) : null;
        })
      : null;

  const inParams = (type: string, asked: Params, nested: boolean): string | null =>
    firstOf([asked.where, asked.filters, asked.orderBy, asked.sort], (part) =>
      inPart(type, part, nested),
    ) ?? inPopulate(type, asked.populate);

  return inParams(root, params, false);
};
