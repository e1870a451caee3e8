import { digest } from '../transaction';

/** As much of Strapi's attribute as decides how its values compare. */
export interface AttributeKind {
  readonly type: string;
}

const nothing = (value: unknown): boolean => value === null || value === undefined || value === '';

const toDate = (value: unknown): string =>
  value instanceof Date ? value.toISOString().slice(0, 10) : String(value).slice(0, 10);

const toInstant = (value: unknown): string => new Date(value as string | number).toISOString();

const idOf = (value: unknown): number | null => {
  if (nothing(value)) return null;
  if (typeof value === 'object') return idOf((value as { id?: unknown }).id);
  return Number(value);
};

/**
 * One form for one meaning: a bigint is a string on MySQL and a number on SQLite, a date may come
 * as an instant, an empty text is no value, and a relation is the id of its row.
 */
export const canonicalValue = (attribute: AttributeKind, value: unknown): unknown => {
  if (nothing(value)) return null;
  switch (attribute.type) {
    case 'biginteger':
      return String(value);
    case 'integer':
    case 'float':
    case 'decimal':
      return Number(value);
    case 'boolean':
      return value === true || value === 1 || value === '1' || value === 'true';
    case 'date':
      return toDate(value);
    case 'datetime':
      return toInstant(value);
    case 'relation':
    case 'media':
      return idOf(value);
    default:
      return value;
  }
};

export const sameValue = (attribute: AttributeKind, a: unknown, b: unknown): boolean =>
  digest(canonicalValue(attribute, a)) === digest(canonicalValue(attribute, b));

interface RelationChange {
  set?: unknown[];
  connect?: unknown[];
  disconnect?: unknown[];
}

const lastId = (list: readonly unknown[]): number | null => idOf(list.at(-1));

/**
 * The row a to-one relation will point to when Strapi has written `incoming`: an id, an entry, a
 * list, or a change with set, connect or disconnect.
 */
export const relationAfter = (incoming: unknown, stored: unknown): number | null => {
  if (nothing(incoming)) return null;
  if (Array.isArray(incoming)) return lastId(incoming);
  if (typeof incoming !== 'object') return idOf(incoming);
  const change = incoming as RelationChange & { id?: unknown };
  if (change.id !== undefined) return idOf(change);
  if (change.set) return lastId(change.set);
  if (change.connect && change.connect.length > 0) return lastId(change.connect);
  const current = idOf(stored);
  return (change.disconnect ?? []).some((one) => idOf(one) === current) ? null : current;
};
