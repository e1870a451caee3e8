import { refuse } from '../../platform';

import type { Environment } from './environment';
import { fieldAt, type Field, type ScalarType } from './fields';
import { answerType, functionName, type FactFunction } from './functions';
import { typeName } from './problems';
import { readScalar, unknownFact, type Json, type JsonObject } from './values';

/** A fact that can be given by hand, by the path under which expressions read it. */
export interface AskedFact {
  /** `subject.tier`, `requestedFen`; `received()` for what a function would answer. */
  readonly path: string;
  /** `entry`: whether something is referred to at all. */
  readonly type: ScalarType | 'entry';
  /** The values of an enumeration. */
  readonly values?: readonly string[];
}

/** Facts given by hand, by path; `null` is not known. */
export type GivenByPath = Readonly<Record<string, Json>>;

export interface GivenFacts {
  readonly entry: JsonObject;
  readonly subject: JsonObject | null;
  readonly answers: JsonObject;
}

const fieldNamed = ({ entry, subject }: Environment, path: string): Field | undefined => {
  const [first = '', ...rest] = path.split('.');
  return first === 'subject' && subject ? fieldAt(subject, rest) : fieldAt(entry, [first, ...rest]);
};

/** What expressions ask for, in the order of their text: attributes, then functions. */
export const askedFacts = (
  environment: Environment,
  paths: readonly string[],
  functions: readonly FactFunction[],
): AskedFact[] => [
  ...[...new Set(paths)].flatMap((path): AskedFact[] => {
    const field = fieldNamed(environment, path);
    if (!field) return [];
    if (field.kind === 'object') return [{ path, type: 'entry' }];
    return [{ path, type: field.type, ...(field.values ? { values: field.values } : {}) }];
  }),
  ...functions.flatMap((one): AskedFact[] => {
    const type = answerType(one);
    return type === null ? [] : [{ path: `${functionName(one)}()`, type }];
  }),
];

/** An object with a value put at a path of names. */
export const put = (
  object: JsonObject,
  [name = '', ...rest]: readonly string[],
  value: Json,
): JsonObject => {
  if (rest.length === 0) return { ...object, [name]: value };
  const inner = object[name];
  const below = typeof inner === 'object' && inner !== null ? (inner as JsonObject) : {};
  return { ...object, [name]: put(below, rest, value) };
};

const isEntry = (environment: Environment, path: string): boolean =>
  fieldNamed(environment, path)?.kind === 'object';

const calledBy = (path: string): string | null => /^(\w+)\(\)$/.exec(path)?.[1] ?? null;

/**
 * Facts given by path, as the facts of an evaluation. That something is referred to (`true`) is an
 * entry of which nothing else is known.
 * @throws Refusal FACT_UNKNOWN, FACT_INVALID with the path of the fact
 */
export const factsByPath = (
  environment: Environment,
  functions: ReadonlyMap<string, FactFunction>,
  given: GivenByPath,
): GivenFacts => {
  let entry: JsonObject = {};
  let subject: JsonObject | null = environment.subject ? {} : null;
  let answers: JsonObject = {};
  for (const [path, fact] of Object.entries(given)) {
    const called = calledBy(path);
    const type = called === null ? null : answerOf(functions, called, path);
    if (fact === null || fact === '') continue;
    if (called !== null && type !== null) {
      if (readScalar(type, fact) === undefined) {
        throw refuse('FACT_INVALID', { path, type: typeName(type) }, path);
      }
      answers = { ...answers, [called]: fact };
      continue;
    }
    if (!fieldNamed(environment, path)) throw refuse('FACT_UNKNOWN', { path }, path);
    const [first = '', ...rest] = path.split('.');
    const refers = isEntry(environment, path);
    if (refers && fact !== true) continue;
    const value = refers ? {} : fact;
    if (first === 'subject' && subject) subject = put(subject, rest, value);
    else entry = put(entry, [first, ...rest], value);
  }
  return { entry, subject, answers };
};

/** @throws Refusal FACT_UNKNOWN for a function that is not there */
const answerOf = (
  functions: ReadonlyMap<string, FactFunction>,
  name: string,
  path: string,
): ScalarType => {
  const one = functions.get(name);
  const type = one ? answerType(one) : null;
  if (type === null) throw refuse('FACT_UNKNOWN', { path }, path);
  return type;
};

/** @throws Refusal FACT_UNKNOWN for the first fact that no field stands for */
export const refuseUnknown = (
  { entry, subject }: Environment,
  given: { readonly entry?: JsonObject; readonly subject?: JsonObject },
): void => {
  const fields = { entry, ...(subject ? { subject } : {}) };
  const unknown = unknownFact({ kind: 'object', fields }, given as JsonObject);
  if (unknown !== null) throw refuse('FACT_UNKNOWN', { path: unknown }, unknown);
};
