import { Environment as Cel, EvaluationError } from '@marcbachmann/cel-js';

import { own } from '../../platform';

import type { Field, ObjectField, ScalarType } from './fields';
import { absentFact, answerType, functionName, timestamp, type FactFunction } from './functions';
import { limits, parserLimits } from './limits';
import { readObject, readScalar, type CelValue, type Facts, type Shape } from './values';

const celTypes: Readonly<Record<ScalarType, string>> = {
  string: 'string',
  int: 'int',
  double: 'double',
  bool: 'bool',
  date: timestamp,
};

/** Facts as an environment's values: made once, read by each expression of an evaluation. */
export interface Values {
  readonly facts: Facts;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What the expressions of one content type can name and call. */
export interface Environment {
  /** Every name: the entry's fields, the same below `entry`, and `subject`. */
  readonly root: ObjectField;
  readonly entry: ObjectField;
  readonly subject: ObjectField | null;
  /** The path of relations from an entry to its subject, e.g. `applicant`. */
  readonly place: string | null;
  readonly functionNames: ReadonlySet<string>;
  /** Functions whose first argument names what they read. */
  readonly naming: ReadonlySet<string>;
  /** Functions that answer in fen. */
  readonly inFen: ReadonlySet<string>;
  readonly cel: Cel;
  /**
   * Reads parts of what `cel` let through. Each has brackets around every operation (`sourceOf`), so a
   * long chain of them is nested more deeply than anybody may write.
   */
  readonly partsCel: Cel;
  /**
   * The same facts give the same values, which are kept as long as the facts are.
   * @throws Refusal FACT_INVALID for a fact of the wrong kind, with its path.
   */
  values(facts: Facts): Values;
  /** Runs an evaluation (synchronous) during which functions see the facts of these values. */
  during<T>(values: Values, evaluate: () => T): T;
}

export interface EnvironmentParts {
  readonly entry: ObjectField;
  readonly subject: ObjectField | null;
  readonly place?: string | null;
  readonly functions: readonly FactFunction[];
}

/** A class of its own, which is how the library tells one kind of object from another. */
const shapeNamed = (name: string): Shape =>
  ({
    [name]: class {
      [field: string]: unknown;
    },
  })[name] as Shape;

/** Registers a class for each object: its instances are read without conversion at each access. */
const createShapes = (cel: Cel) => {
  const shapes = new Map<string, Shape>();
  const typeOf = (path: string, field: Field): string => {
    if (field.kind === 'scalar') return celTypes[field.type];
    const fields = Object.fromEntries(
      Object.entries(field.fields).map(([name, one]) => [name, typeOf(`${path}.${name}`, one)]),
    );
    const shape = shapeNamed(path);
    shapes.set(path, shape);
    cel.registerType(`$${path}`, { ctor: shape, fields });
    return `$${path}`;
  };
  const shapeOf = (path: string): Shape => {
    const shape = shapes.get(path);
    if (!shape) throw new Error(`no object at ${path}`);
    return shape;
  };
  return { typeOf, shapeOf };
};

const callOf = (fn: FactFunction, current: () => Facts) => {
  // Asked once: a rule calls its functions for everybody that it judges.
  const name = functionName(fn);
  const type = answerType(fn);
  /** What it is said to answer, where its facts were given by hand. */
  const answeredIn = ({ answers }: Facts): CelValue | undefined => {
    const answer = own(answers, name);
    return answer === undefined || type === null ? undefined : readScalar(type, answer);
  };
  return (...args: CelValue[]): CelValue => {
    const facts = current();
    const answered = answeredIn(facts);
    if (answered !== undefined) return answered;
    const loaded = facts.functions[name];
    if (fn.load && loaded === undefined) throw absentFact(`${name}()`);
    try {
      return fn.call(loaded ?? null, ...args);
    } catch (error) {
      // Beyond the years 0 to 9999 a date cannot be written down.
      if (!(error instanceof RangeError)) throw error;
      throw new EvaluationError({ code: 'out_of_range', message: error.message });
    }
  };
};

/** CEL's own functions that are part of the rule language. */
const celFunctions = ['has', 'size', 'string', 'int', 'double'];

/** Builds what expressions can name. Pure: the same parts give the same environment. */
export const buildEnvironment = ({
  entry,
  subject,
  place = null,
  functions,
}: EnvironmentParts): Environment => {
  const cel = new Cel({ limits: parserLimits });
  const { typeOf, shapeOf } = createShapes(cel);
  const names: Record<string, Field> = {};
  const declare = (name: string, field: Field, type: string): void => {
    // A few names are CEL's own (`type`, `list`): such an attribute is read as `entry.type`.
    if (cel.hasVariable(name)) return;
    cel.registerVariable(name, type);
    names[name] = field;
  };
  declare('entry', entry, typeOf('entry', entry));
  if (subject) declare('subject', subject, typeOf('subject', subject));
  for (const [name, field] of Object.entries(entry.fields)) {
    const type = field.kind === 'scalar' ? celTypes[field.type] : `$entry.${name}`;
    declare(name, field, type);
  }

  // Evaluation is synchronous, so one slot can never be seen by another evaluation.
  let current: Facts | null = null;
  const running = (): Facts => {
    if (!current) throw new Error('a function was called outside an evaluation');
    return current;
  };
  for (const fn of functions) cel.registerFunction(fn.signature, callOf(fn, running));

  const made = new WeakMap<Facts, Values>();
  const read = (facts: Facts): Values => {
    const values = readObject(entry, facts.entry, 'entry', shapeOf);
    // Put in one by one: spreading an object of a class took a tenth of an evaluation.
    const variables: Record<string, unknown> = { entry: values };
    for (const name of Object.keys(values)) if (name !== 'entry') variables[name] = values[name];
    if (subject && facts.subject) {
      variables.subject = readObject(subject, facts.subject, 'subject', shapeOf);
    }
    return { facts, variables };
  };

  return {
    root: { kind: 'object', fields: names },
    entry,
    subject,
    place,
    inFen: new Set(functions.filter(({ unit }) => unit === 'fen').map(functionName)),
    naming: new Set(functions.filter((fn) => fn.nameProblem).map(functionName)),
    functionNames: new Set([...celFunctions, ...functions.map(functionName)]),
    cel,
    partsCel: cel.clone({ limits: { ...parserLimits, maxDepth: limits.nodes * 4 } }),
    values: (facts) => {
      const known = made.get(facts);
      if (known) return known;
      const values = read(facts);
      made.set(facts, values);
      return values;
    },
    during: (values, evaluate) => {
      current = values.facts;
      try {
        return evaluate();
      } finally {
        current = null;
      }
    },
  };
};
