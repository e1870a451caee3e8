import type { Core } from '@strapi/strapi';

import { getService, messagesOf, Refusal, refuse, type FieldProblem } from '../../platform';
import type { GivenByPath } from '../expression';

import type { RuleSetBody } from './evaluate';
import { codesIn } from './rule-tests';

/** An example as a write leaves it; what is not there is for Strapi to ask for. */
export interface SavedTest {
  readonly id?: number | string;
  readonly given?: unknown;
  readonly failing?: string | null;
}

interface Saved extends Pick<RuleSetBody, 'entryType' | 'rules'> {
  readonly tests: readonly SavedTest[];
}

const isScalar = (fact: unknown): boolean =>
  fact === null || ['string', 'number', 'boolean'].includes(typeof fact);

/** The Content Manager may send JSON as the text that was typed. */
const parsed = (given: unknown): unknown => {
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given) as unknown;
  } catch {
    return given;
  }
};

/** @throws Refusal RULE_TEST_FACTS_FORM */
const factsIn = (given: unknown): GivenByPath => {
  const facts = parsed(given) ?? {};
  const isObject = typeof facts === 'object' && !Array.isArray(facts);
  if (!isObject || !Object.values(facts).every(isScalar)) throw refuse('RULE_TEST_FACTS_FORM');
  return facts as GivenByPath;
};

const problem = (path: readonly string[], refusal: Refusal): FieldProblem => ({
  path,
  message: messagesOf(refusal),
});

/**
 * Refuses to save an example that could never be judged: a fact that there is not or of the wrong kind,
 * a rule that there is not. Each at its field.
 */
export const refuseWrongTests = (strapi: Core.Strapi, { entryType, rules, tests }: Saved): void => {
  const expressions = getService(strapi, 'expressions');
  const codes = new Set(rules.map(({ code }) => code));
  const problems = tests.flatMap(({ given, failing }, index): [FieldProblem, Refusal][] => {
    const at = ['tests', String(index)];
    const unknown = codesIn(failing).filter((code) => !codes.has(code));
    const wrong = unknown.map((code) => refuse('RULE_TEST_CODE_UNKNOWN', { code }));
    const found = wrong.map((one): [FieldProblem, Refusal] => [
      problem([...at, 'failing'], one),
      one,
    ]);
    try {
      expressions.checkByPath(entryType, factsIn(given));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      found.push([problem([...at, 'given'], error), error]);
    }
    return found;
  });
  const [first] = problems;
  if (!first) return;
  const [{ path }, { code, facts }] = first;
  throw new Refusal(
    code,
    facts,
    path.join('.'),
    problems.map(([each]) => each),
  );
};
