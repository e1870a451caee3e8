import type { Core, UID } from '@strapi/strapi';

import { refuse, shanghaiDate, type CalendarDate } from '../../platform';

import type { Compiled } from './compile';
import type { Environment } from './environment';
import type { Field, Model, ModelOf, ObjectField, ScalarType } from './fields';
import type { FactContext, FactFunction } from './functions';
import type { Facts, Json, JsonObject } from './values';

/** Names below each other: `subject.tier` and `subject.age` are `{ subject: { tier, age } }`. */
interface PathTree {
  readonly [name: string]: PathTree;
}

interface Populate {
  readonly select: readonly string[];
  readonly populate: Readonly<Record<string, Populate>>;
}

export type Row = Readonly<Record<string, unknown>> & {
  readonly id: number;
  readonly documentId: string;
};

const addPath = (tree: PathTree, [name, ...rest]: readonly string[]): PathTree =>
  name === undefined ? tree : { ...tree, [name]: addPath(tree[name] ?? {}, rest) };

export const treeOf = (paths: readonly (readonly string[])[]): PathTree =>
  paths.reduce((tree, path) => addPath(tree, path), {} as PathTree);

/** Reads the columns that the expressions name, and no others. */
export const queryOf = (modelOf: ModelOf, uid: string, tree: PathTree): Populate => {
  const { attributes, modelType }: Model = modelOf(uid);
  const select = ['id', ...(modelType === 'component' ? [] : ['documentId'])];
  const populate: Record<string, Populate> = {};
  for (const [name, below] of Object.entries(tree)) {
    const attribute = attributes[name];
    if (!attribute || name === 'documentId') continue;
    const target = attribute.target ?? attribute.component;
    if (target === undefined) select.push(name);
    else populate[name] = queryOf(modelOf, target, below);
  }
  return { select, populate };
};

const readers: Readonly<Record<ScalarType, (value: unknown) => Json>> = {
  string: String,
  bool: Boolean,
  double: Number,
  int: (value) => (Number.isSafeInteger(Number(value)) ? Number(value) : String(value)),
  date: (value) =>
    /^\d{4}-\d\d-\d\d$/.test(String(value))
      ? String(value)
      : shanghaiDate(new Date(value as string | Date)),
};

const factOf = (field: Field, value: unknown, tree: PathTree): Json =>
  field.kind === 'scalar' ? readers[field.type](value) : factsOf(field, value as Row, tree);

/** The facts of a row that the paths name; what is null has no key. */
export const factsOf = ({ fields }: ObjectField, row: Row, tree: PathTree): JsonObject => {
  const facts: Record<string, Json> = {};
  for (const [name, below] of Object.entries(tree)) {
    const field = fields[name];
    const value = row[name];
    if (field && value !== null && value !== undefined) facts[name] = factOf(field, value, below);
  }
  return facts;
};

const rowAt = (row: Row | undefined, path: readonly string[]): Row | undefined =>
  path.reduce<Row | undefined>((at, name) => (at?.[name] as Row | null) ?? undefined, row);

/** Where the subject stands in an entry (`talent`), and of what type it is. */
export interface SubjectPlace {
  readonly path: string;
  readonly type: string;
}

export interface FactRequest {
  readonly type: string;
  /** Primary key of the entry's row. */
  readonly id: number;
  readonly environment: Environment;
  readonly subject: SubjectPlace | null;
  readonly compiled: readonly Compiled[];
  readonly functions: ReadonlyMap<string, FactFunction>;
  readonly today: CalendarDate;
}

/** What these expressions name in calls of a function: the tables, for instance, that they look into. */
export const namesFor = (compiled: readonly Compiled[], fn: string): string[] => {
  const named = compiled.flatMap((one) => one.named).filter((call) => call.fn === fn);
  return [...new Set(named.map(({ name }) => name))];
};

/** What the functions that these expressions call have to know. */
export const loadFunctions = async (
  functions: ReadonlyMap<string, FactFunction>,
  compiled: readonly Compiled[],
  context: FactContext,
): Promise<JsonObject> => {
  const facts: Record<string, Json> = {};
  const asked = new Set<string>();
  for (const one of compiled) for (const name of one.functions) asked.add(name);
  for (const name of asked) {
    const fn = functions.get(name);
    if (fn?.load)
      facts[name] = await fn.load(context, fn.nameProblem ? namesFor(compiled, name) : []);
  }
  return facts;
};

/**
 * Which of the functions that these expressions call cannot answer without an entry: whoever gives
 * facts by hand has to say what they would.
 */
export const unansweredFunctions = async (
  functions: ReadonlyMap<string, FactFunction>,
  compiled: readonly Compiled[],
  context: FactContext,
): Promise<FactFunction[]> => {
  const known = await loadFunctions(functions, compiled, context);
  return Object.keys(known).flatMap((name) => {
    const one = functions.get(name);
    return one && known[name] === null ? [one] : [];
  });
};

/**
 * Reads exactly what the given expressions look at, inside the running transaction: enough to repeat
 * the evaluation for ever, and nothing about a person that no rule asked for.
 * @throws Refusal NOT_FOUND
 */
export const loadFacts = async (
  strapi: Core.Strapi,
  modelOf: ModelOf,
  { type, id, environment, subject, compiled, functions, today }: FactRequest,
): Promise<Facts> => {
  const subjectPath = subject?.path.split('.') ?? [];
  const paths = compiled
    .flatMap(({ reads }) => reads)
    .map((path) => path.replace(/^entry\./, '').split('.'));
  // Without a declared subject an attribute of that name is one like any other.
  const isOfSubject = (path: readonly string[]): boolean =>
    subject !== null && path[0] === 'subject';
  const ofSubject = paths.filter(isOfSubject).map((path) => path.slice(1));
  const ofEntry = paths.filter((path) => !isOfSubject(path));
  const toSubject = subject ? [[], ...ofSubject].map((path) => [...subjectPath, ...path]) : [];
  const query = queryOf(modelOf, type, treeOf([...ofEntry, ...toSubject]));
  const row = (await strapi.db
    .query(type as UID.ContentType)
    .findOne({ where: { id }, ...query } as never)) as Row | null;
  if (!row) throw refuse('NOT_FOUND');
  const subjectRow = (subject && rowAt(row, subjectPath)) ?? null;
  return {
    entry: factsOf(environment.entry, row, treeOf(ofEntry)),
    subject:
      environment.subject && subjectRow
        ? factsOf(environment.subject, subjectRow, treeOf(ofSubject))
        : null,
    functions: await loadFunctions(functions, compiled, {
      type,
      entry: row,
      subject: subjectRow,
      today,
    }),
  };
};

export interface NewEntryRequest extends Pick<
  FactRequest,
  'type' | 'environment' | 'compiled' | 'functions' | 'today'
> {
  /** Of each entry by attribute, the primary keys of what it will refer to. */
  readonly relations: readonly Readonly<Record<string, number>>[];
}

/**
 * The facts of entries that nobody has made yet, but for what they will refer to: everything else of
 * them has no value, and what functions know of an entry stays unknown. What all of them refer to is
 * read at once.
 */
export const loadNewFacts = async (
  strapi: Core.Strapi,
  modelOf: ModelOf,
  { type, environment, compiled, functions, today, relations }: NewEntryRequest,
): Promise<Facts[]> => {
  const paths = compiled
    .flatMap(({ reads }) => reads)
    .map((path) => path.replace(/^entry\./, '').split('.'));
  const given = new Set(relations.flatMap((each) => Object.keys(each)));
  const tree = treeOf(paths.filter(([name]) => name !== undefined && given.has(name)));
  const { populate } = queryOf(modelOf, type, tree);
  const referred = new Map<string, Map<number, Row>>();
  for (const [name, query] of Object.entries(populate)) {
    const target = modelOf(type).attributes[name]?.target as UID.ContentType;
    const where = { id: { $in: relations.flatMap((each) => each[name] ?? []) } };
    const rows: Row[] = await strapi.db.query(target).findMany({ where, ...query } as never);
    referred.set(name, new Map(rows.map((row) => [row.id, row])));
  }
  const known = await loadFunctions(functions, compiled, {
    type,
    entry: null,
    subject: null,
    today,
  });
  return relations.map((each) => {
    const rows = Object.entries(each).map(([name, id]) => [name, referred.get(name)?.get(id)]);
    const row = Object.fromEntries(rows) as Row;
    return { entry: factsOf(environment.entry, row, tree), subject: null, functions: known };
  });
};
