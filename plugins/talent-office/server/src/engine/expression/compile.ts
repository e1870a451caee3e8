import type { ASTNode, ParseResult } from '@marcbachmann/cel-js';

import { refuse } from '../../platform';

import { maxSourceLength, type Environment } from './environment';
import { evaluate, explain, type Explanation, type Expression, type Outcome } from './evaluate';
import { timestamp } from './functions';
import { librarySentence, ownSentences, problemAt, type ExpressionProblem } from './problems';
import { toStep, type Step } from './steps';
import { readsOf } from './syntax';
import type { Facts } from './values';
import { checkVocabulary } from './vocabulary';

/** What an expression must give: a condition, an amount (int, fen), a text, a date. */
export type Wanted = 'bool' | 'int' | 'string' | 'date';

const resultTypes: Readonly<Record<Wanted, string>> = {
  bool: 'bool',
  int: 'int',
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
  /**
   * With three values: an absent fact makes it unknown, unless it is decided without.
   * @throws Refusal EXPRESSION_FAILED where it cannot be calculated although its facts are there
   *   (division by zero); FACT_INVALID for a fact of the wrong kind.
   */
  evaluate(facts: Facts): Outcome;
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
  return problemAt(source, range?.start ?? 0, code, librarySentence(code, summary));
};

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
    steps: () => (steps ??= toStep(environment.cel, program.ast)),
  };
  return {
    source,
    wanted,
    reads: paths,
    functions: calls,
    evaluate: (facts) => evaluate(expression, environment.values(facts)),
    explain: (facts) => explain(expression, environment.values(facts)),
  };
};

/** Reads and checks an expression; gives the first mistake instead, with line and column. */
export const inspect = (
  source: string,
  environment: Environment,
  wanted: Wanted,
): { readonly compiled: Compiled } | { readonly problem: ExpressionProblem } => {
  if (source.length > maxSourceLength) {
    const sentence = ownSentences.too_long(maxSourceLength);
    return { problem: problemAt(source, maxSourceLength, 'too_long', sentence) };
  }
  const program = parse(source, environment);
  if (typeof program !== 'function') return { problem: program };
  const problem = firstProblem(source, environment, program, wanted);
  return problem ? { problem } : { compiled: build(source, environment, program, wanted) };
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
