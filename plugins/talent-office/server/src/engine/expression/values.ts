import { refuse } from '../../platform';

import { fromTimestamp, parseDate } from './dates';
import type { Field, ObjectField, ScalarType } from './fields';
import { typeName } from './problems';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * Everything an evaluation may look at, as JSON: stored with the decision, it gives the same answer
 * for ever. Dates are `YYYY-MM-DD`; an int beyond the safe range is text; what is absent has no key.
 */
export interface Facts {
  readonly entry: JsonObject;
  readonly subject: JsonObject | null;
  /** By function name, what its `load` found. */
  readonly functions: JsonObject;
  /** By function name, what it is said to answer, whatever it is asked: of facts given by hand. */
  readonly answers?: JsonObject;
}

/** A value inside an expression: `bigint` is CEL's int, `number` its double. */
export type CelValue = string | bigint | number | boolean | Date | readonly CelValue[];

/** Holds the fields of one object; a class for each object of an environment makes access fast. */
export type Shape = new () => Record<string, unknown>;

/** Finds the class of the object at a path (`subject.employer`). */
export type ShapeOf = (path: string) => Shape;

const readers: Readonly<Record<ScalarType, (fact: Json) => CelValue | undefined>> = {
  string: (fact) => (typeof fact === 'string' ? fact : undefined),
  bool: (fact) => (typeof fact === 'boolean' ? fact : undefined),
  double: (fact) => (typeof fact === 'number' && Number.isFinite(fact) ? fact : undefined),
  int: (fact) => {
    const isInt =
      typeof fact === 'number'
        ? Number.isSafeInteger(fact)
        : typeof fact === 'string' && /^-?\d{1,18}$/.test(fact);
    return isInt ? BigInt(fact as number | string) : undefined;
  },
  date: (fact) => (typeof fact === 'string' ? (parseDate(fact) ?? undefined) : undefined),
};

const isObject = (fact: Json): fact is JsonObject =>
  typeof fact === 'object' && fact !== null && !Array.isArray(fact);

const readField = (field: Field, fact: Json, path: string, shapeOf: ShapeOf): unknown => {
  if (field.kind === 'object') {
    if (!isObject(fact)) throw refuse('FACT_INVALID', { path, type: typeName('object') }, path);
    return readObject(field, fact, path, shapeOf);
  }
  const value = readers[field.type](fact);
  if (value === undefined) throw refuse('FACT_INVALID', { path, type: typeName(field.type) }, path);
  return value;
};

/**
 * Turns JSON facts into the values of an environment. A `null` is left out: absent, not known.
 * Facts of fields that are no longer there are left aside: an old evaluation still repeats.
 * @throws Refusal FACT_INVALID for a fact of the wrong kind, with its path.
 */
export const readObject = (
  field: ObjectField,
  facts: JsonObject,
  path: string,
  shapeOf: ShapeOf,
): Record<string, unknown> => {
  const values = new (shapeOf(path))();
  for (const name of Object.keys(facts)) {
    const fact = facts[name];
    const known = Object.hasOwn(field.fields, name) ? field.fields[name] : undefined;
    if (known === undefined || fact === undefined || fact === null) continue;
    values[name] = readField(known, fact, `${path}.${name}`, shapeOf);
  }
  return values;
};

/** The path of the first fact that no field stands for; `null` when all are known. */
export const unknownFact = (
  field: ObjectField,
  facts: JsonObject,
  above: readonly string[] = [],
): string | null => {
  for (const [name, fact] of Object.entries(facts)) {
    const path = [...above, name];
    const known = Object.hasOwn(field.fields, name) ? field.fields[name] : undefined;
    if (known === undefined) return path.join('.');
    const below = known.kind === 'object' && isObject(fact) ? unknownFact(known, fact, path) : null;
    if (below !== null) return below;
  }
  return null;
};

/** A fact as the value of an expression; undefined where it is of another kind. */
export const readScalar = (type: ScalarType, fact: Json): CelValue | undefined =>
  readers[type](fact);

/** A value as JSON: an int as number where it is safe, a date as text. */
export const toJson = (value: unknown): Json => {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  if (value instanceof Date) return fromTimestamp(value);
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  return null;
};
