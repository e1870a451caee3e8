import type { ASTNode, ParseResult } from '@marcbachmann/cel-js';

import { refuse } from '../../platform';

import type { Environment } from './environment';
import {
  evaluate,
  explain,
  work,
  type Explanation,
  type Expression,
  type Outcome,
} from './evaluate';
import { timestamp } from './functions';
import { limits, parserSentence, tooLarge, type Limit } from './limits';
import { librarySentence, ownSentences, problemAt, type ExpressionProblem } from './problems';
import { toStep, type Step } from './steps';
import { namedCalls, readsOf, type NamedCall } from './syntax';
import type { Facts } from './values';
import { checkVocabulary } from './vocabulary';

/** What an expression must give: a condition, a number, an amount of money, a text, a date. */
export type Wanted = 'bool' | 'int' | 'fen' | 'string' | 'date';

const resultTypes: Readonly<Record<Wanted, string>> = {
  bool: 'bool',
  int: 'int',
  fen: 'int',
  string: 'string',
  date: timestamp,
};

/** An expression that has passed every check. */
export interface Compiled {
  readonly source: string;
  readonly wanted: Wanted;
  /** Paths of facts it reads, e.g. `endsOn`, `category.termYears`, `subject.tier`. */
  readonly reads: readonly string[];
  /** Names of the functions it calls. */
  readonly functions: readonly string[];
  /** What its calls name, of functions whose first argument names what they read. */
  readonly named: readonly NamedCall[];
  /**
   * With three values: an absent fact makes it unknown, unless it is decided without.
   * @throws Refusal EXPRESSION_FAILED where it cannot be calculated although its facts are there
   *   (division by zero); FACT_INVALID for a fact of the wrong kind.
   */
  evaluate(facts: Facts): Outcome;
  /**
   * Both at once: the outcome, and every part that mattered.
   * @throws Refusal EXPRESSION_FAILED, FACT_INVALID
   */
  work(facts: Facts): { readonly outcome: Outcome; readonly working: Explanation };
  /** Every part that mattered, with what it gave. @throws Refusal FACT_INVALID */
  explain(facts: Facts): Explanation;
}

interface LibraryError {
  readonly code?: string;
  readonly summary?: string;
  readonly range?: { readonly start: number };
}

const libraryProblem = (source: string, thrown: unknown): ExpressionProblem => {
  const { code = 'internal', summary = String(thrown), range } = thrown as LibraryError;
  const limit = code === 'limit_exceeded' ? parserSentence(summary) : null;
  const offset = range?.start ?? 0;
  return limit
    ? problemAt(source, offset, 'too_large', limit)
    : problemAt(source, offset, code, librarySentence(code, summary));
};

const sizeProblem = (source: string, offset: number, limit: Limit): ExpressionProblem =>
  problemAt(source, offset, 'too_large', ownSentences.too_large(limit, limits[limit]));

const parse = (source: string, environment: Environment): ParseResult | ExpressionProblem => {
  try {
    return environment.cel.parse(source);
  } catch (error) {
    return libraryProblem(source, error);
  }
};

const checkTypes = (
  source: string,
  program: ParseResult,
  wanted: Wanted,
): ExpressionProblem | null => {
  const checked = program.check();
  if (!checked.valid) return libraryProblem(source, checked.error);
  const type = checked.type ?? '';
  if (type === resultTypes[wanted]) return null;
  const sentence = ownSentences.wrong_result(type, resultTypes[wanted]);
  return problemAt(source, program.ast.start, 'wrong_result', sentence);
};

const firstProblem = (
  source: string,
  environment: Environment,
  program: ParseResult,
  wanted: Wanted,
): ExpressionProblem | null => {
  const large = tooLarge(program.ast as ASTNode);
  if (large) return sizeProblem(source, large.offset, large.limit);
  const found = checkVocabulary(environment, program.ast as ASTNode);
  return found
    ? problemAt(source, found.offset, found.code, found.sentence)
    : checkTypes(source, program, wanted);
};

const build = (
  source: string,
  environment: Environment,
  program: ParseResult,
  wanted: Wanted,
): Compiled => {
  const { paths, calls } = readsOf(program.ast);
  let steps: Step | null = null;
  const expression: Expression = {
    environment,
    program,
    steps: () => (steps ??= toStep(environment, program.ast as ASTNode, wanted === 'fen')),
  };
  return {
    source,
    wanted,
    reads: paths,
    functions: calls,
    named: namedCalls(program.ast, [...environment.naming]),
    evaluate: (facts) => evaluate(expression, environment.values(facts)),
    work: (facts) => work(expression, environment.values(facts)),
    explain: (facts) => explain(expression, environment.values(facts)),
  };
};

/** Reads and checks an expression; gives the first mistake instead, with line and column. */
export const inspect = (
  source: string,
  environment: Environment,
  wanted: Wanted,
):
  | { readonly compiled: Compiled; readonly ast: ASTNode }
  | { readonly problem: ExpressionProblem } => {
  if (source.length > limits.characters) {
    return { problem: sizeProblem(source, limits.characters, 'characters') };
  }
  const program = parse(source, environment);
  if (typeof program !== 'function') return { problem: program };
  const problem = firstProblem(source, environment, program, wanted);
  if (problem) return { problem };
  return { compiled: build(source, environment, program, wanted), ast: program.ast as ASTNode };
};

/**
 * Compiles an expression for evaluation.
 * @throws Refusal EXPRESSION_INVALID `{ line, column, code, zh, en }`
 */
export const compile = (source: string, environment: Environment, wanted: Wanted): Compiled => {
  const inspected = inspect(source, environment, wanted);
  if ('compiled' in inspected) return inspected.compiled;
  throw refuse('EXPRESSION_INVALID', { ...inspected.problem });
};
