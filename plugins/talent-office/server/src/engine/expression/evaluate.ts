import { EvaluationError, type ParseResult } from '@marcbachmann/cel-js';

import { refuse } from '../../platform';

import type { Environment, Values } from './environment';
import { librarySentence } from './problems';
import type { Shown, Step } from './steps';
import { factPath, pathOf } from './syntax';
import { toJson, type CelValue, type Json } from './values';

/** A result: fen or counts as numbers, dates as `YYYY-MM-DD`. */
export type Value = string | number | boolean;

/** Three values: what an expression gives, or every fact that it would need to be decided. */
export type Outcome =
  | { readonly known: true; readonly value: Value }
  | { readonly known: false; readonly missing: readonly string[] };

/** Why an expression cannot be calculated although every fact is there (division by zero). */
export interface Failure {
  readonly source: string;
  readonly zh: string;
  readonly en: string;
}

type Result =
  | { readonly value: CelValue }
  | { readonly missing: readonly string[] }
  | { readonly failure: Failure };

/** An expression with its parts, each in words, with what it gave. JSON, of bounded size. */
export interface Explanation extends Shown {
  readonly value?: Json;
  /** Paths of the facts that are missing. */
  readonly missing?: readonly string[];
  readonly failure?: Failure;
  readonly children: readonly Explanation[];
}

interface Traced {
  readonly result: Result;
  readonly explanation: Explanation;
}

type Variables = Values['variables'];

/** Is one of them known to be this? */
const anyIs = (results: readonly Result[], wanted: boolean): boolean => {
  for (const result of results) if ('value' in result && result.value === wanted) return true;
  return false;
};

/** The first failure, else every missing fact, else `null`: what keeps a part from being known. */
const undecided = (results: readonly Result[]): Result | null => {
  let missing: Set<string> | null = null;
  for (const result of results) {
    if ('value' in result) continue;
    if ('failure' in result) return result;
    missing ??= new Set();
    for (const path of result.missing) missing.add(path);
  }
  return missing && missing.size > 0 ? { missing: [...missing] } : null;
};

const absentPath = ({ code, node, summary }: EvaluationError): string | null => {
  if (code === 'fact_absent') return summary;
  if (code !== 'no_such_key' && code !== 'unknown_variable') return null;
  const path = node ? pathOf(node) : null;
  return path && factPath(path);
};

/** Runs one part by the library, once everything below it is known. */
const runStep = (step: Step, variables: Variables): Result => {
  try {
    return { value: step.run(variables) as CelValue };
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const missing = absentPath(error);
    if (missing !== null) {
      return { missing: [error.code === 'fact_absent' ? step.source : missing] };
    }
    return { failure: { source: step.source, ...librarySentence(error.code, error.summary) } };
  }
};

const readPath = ({ path }: Step, variables: Variables): Result => {
  let value: unknown = variables;
  for (const name of path) value = (value as Record<string, unknown> | undefined)?.[name];
  return value === undefined ? { missing: [factPath(path)] } : { value: value as CelValue };
};

const combine = (step: Step, results: readonly Result[], variables: Variables): Result => {
  switch (step.kind) {
    case 'fact':
      return readPath(step, variables);
    case 'and':
      return anyIs(results, false) ? { value: false } : (undecided(results) ?? { value: true });
    case 'or':
      return anyIs(results, true) ? { value: true } : (undecided(results) ?? { value: false });
    case 'not':
      return undecided(results) ?? { value: anyIs(results, false) };
    default:
      return undecided(results) ?? runStep(step, variables);
  }
};

/** Written out, all of one shape: spreading took most of the time of an explanation. */
const explained = (
  { shown: { kind, source, zh, en, unit, omitted } }: Step,
  result: Result,
  children: readonly Explanation[],
): Explanation => ({
  kind,
  source,
  zh,
  en,
  unit,
  value: 'value' in result ? toJson(result.value) : undefined,
  missing: 'missing' in result ? result.missing : undefined,
  failure: 'failure' in result ? result.failure : undefined,
  children,
  omitted,
});

/** A choice takes one way; the other is neither calculated nor shown. */
const traceChoice = (step: Step, variables: Variables): Traced => {
  const [condition, yes, no] = step.children.map((child) => () => trace(child, variables));
  if (!condition || !yes || !no) throw new Error('a choice has three parts');
  const asked = condition();
  if (!('value' in asked.result)) {
    return {
      result: asked.result,
      explanation: explained(step, asked.result, [asked.explanation]),
    };
  }
  const taken = asked.result.value === true ? yes() : no();
  const children = [asked.explanation, taken.explanation].slice(0, step.visible);
  return { result: taken.result, explanation: explained(step, taken.result, children) };
};

const trace = (step: Step, variables: Variables): Traced => {
  if (step.kind === 'choice') return traceChoice(step, variables);
  const results: Result[] = [];
  const children: Explanation[] = [];
  for (const child of step.children) {
    const { result, explanation } = trace(child, variables);
    results.push(result);
    if (children.length < step.visible) children.push(explanation);
  }
  const result = combine(step, results, variables);
  return { result, explanation: explained(step, result, children) };
};

/** An expression as it runs: at once, or step by step. */
export interface Expression {
  readonly environment: Environment;
  readonly program: ParseResult;
  steps(): Step;
}

const traced = ({ environment, steps }: Expression, values: Values): Traced =>
  environment.during(values, () => trace(steps(), values.variables));

const valueOf = (source: string, value: unknown): Value => {
  if (typeof value === 'bigint' && !Number.isSafeInteger(Number(value))) {
    throw refuse('EXPRESSION_FAILED', { source, ...librarySentence('numeric_overflow', '') });
  }
  return toJson(value) as Value;
};

const outcomeOf = ({ program }: Expression, result: Result): Outcome => {
  if ('failure' in result) throw refuse('EXPRESSION_FAILED', { ...result.failure });
  return 'missing' in result
    ? { known: false, missing: result.missing }
    : { known: true, value: valueOf(program.ast.input, result.value) };
};

/** The library's answer; `null` where it has none. */
const runAtOnce = ({ environment, program }: Expression, values: Values): Outcome | null => {
  try {
    const value: unknown = environment.during(values, () => program(values.variables) as unknown);
    return { known: true, value: valueOf(program.ast.input, value) };
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return null;
  }
};

/**
 * Evaluates with three values: `false && x` is false though x is absent. Only where the library has
 * no answer the parts are looked at one by one: it reports one error of two, so alone it would name
 * one missing fact of several, and could hide a division by zero behind it.
 * @throws Refusal EXPRESSION_FAILED
 */
export const evaluate = (expression: Expression, values: Values): Outcome => {
  const atOnce = runAtOnce(expression, values);
  if (atOnce) return atOnce;
  return outcomeOf(expression, traced(expression, values).result);
};

/**
 * The outcome with the expression's parts, by looking at each once.
 * @throws Refusal EXPRESSION_FAILED
 */
export const work = (
  expression: Expression,
  values: Values,
): { readonly outcome: Outcome; readonly working: Explanation } => {
  const { result, explanation } = traced(expression, values);
  return { outcome: outcomeOf(expression, result), working: explanation };
};

/** The expression with every part that mattered and what it gave. */
export const explain = (expression: Expression, values: Values): Explanation =>
  traced(expression, values).explanation;
