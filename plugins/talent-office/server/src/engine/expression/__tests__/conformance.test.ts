import {
  getConformanceSuite,
  type IncrementalTestSuite,
} from '@bufbuild/cel-spec/testdata/tests.js';

import type { Refusal } from '../../../platform';
import { inspect, type Wanted } from '../compile';
import { buildEnvironment } from '../environment';
import type { ScalarField, ScalarType } from '../fields';
import { ownSentences } from '../problems';
import type { Facts } from '../values';

type Test = IncrementalTestSuite['tests'][number]['original'];

/** Kinds of CEL values that rules have, by their names in the conformance data. */
const scalarTypes: Readonly<Record<string, ScalarType>> = {
  boolValue: 'bool',
  int64Value: 'int',
  stringValue: 'string',
  doubleValue: 'double',
};
const wantedTypes: Readonly<Record<string, Wanted>> = {
  boolValue: 'bool',
  int64Value: 'int',
  stringValue: 'string',
};

/** Why a case of the suite says nothing about rules; the rest must give what the suite says. */
const inapplicable = {
  messages: 'protobuf messages: facts are scalars of content types',
  unchecked: 'meant to run without a type check: no rule does',
  bindings: 'facts of kinds that no content type has (bytes, maps, lists, durations)',
  result: 'results that are neither condition, amount nor text',
  language: 'functions, macros and literals that are no part of the rule language',
  extensions:
    'extensions of CEL that rules do not have (optional values, blocks, quoted field names)',
  lists: 'lists of several types: a rule compares like with like',
} as const;
type Reason = keyof typeof inapplicable;

/** Where rules give something else, and why. */
const deviations: Readonly<Record<string, string>> = {
  // Amounts and counts stay within what JavaScript counts exactly (2^53 - 1); beyond it is refused.
  '/basic/self_eval_nonzeroish/self_eval_int_negative_min': 'Refusal EXPRESSION_FAILED',
  '/conversions/int/double_big_exact': 'Refusal EXPRESSION_FAILED',
  '/conversions/int/double_big_precision': 'Refusal EXPRESSION_FAILED',
  // Our limits on depth and on entries of a map.
  '/parse/nest/parens': 'too_large',
  '/parse/repeat/map_literal': 'limit_exceeded',
  // The library: a number begins with a digit, and nothing is said of the elements of `[]`.
  '/comparisons/gt_literal/not_gt_double': 'unexpected_token',
  '/macros/all/list_empty': 'internal',
};

interface Case {
  readonly path: string;
  readonly test: Test;
}

const casesOf = (suite: IncrementalTestSuite, above: string): Case[] => [
  ...suite.suites.flatMap((one) => casesOf(one, `${above}/${one.name}`)),
  ...suite.tests.map(({ name, original }) => ({ path: `${above}/${name}`, test: original })),
];

const extensions = /^\/(block_ext|optionals)\/|\/quoted_map_fields\//;

const isMessage = ({ container, expr, typeEnv }: Test): boolean =>
  container !== '' ||
  /google\.protobuf|TestAllTypes/.test(expr) ||
  typeEnv.some(({ declKind }) => declKind.case !== 'ident');

/** `null` where a binding is no scalar that a content type has. */
const factsOf = ({ bindings }: Test) => {
  const fields: Record<string, ScalarField> = {};
  const entry: Record<string, unknown> = {};
  for (const [name, { kind }] of Object.entries(bindings)) {
    const value = kind.case === 'value' ? kind.value.kind : null;
    const type = scalarTypes[value?.case ?? ''];
    if (!value || !type) return null;
    fields[name] = { kind: 'scalar', type };
    entry[name] = typeof value.value === 'bigint' ? Number(value.value) : value.value;
  }
  return { fields, facts: { entry, subject: null, functions: {} } as unknown as Facts };
};

/** What the suite asks for: a value, or an error; `null` for a result that rules have none of. */
const wantedOf = ({ resultMatcher }: Test) => {
  if (resultMatcher.case === undefined) return { types: ['bool'] as const, value: 'true' };
  if (resultMatcher.case === 'evalError')
    return { types: ['bool', 'int', 'string'] as const, value: null };
  if (resultMatcher.case !== 'value') return null;
  const { kind } = resultMatcher.value;
  const type = wantedTypes[kind.case ?? ''];
  return type ? { types: [type], value: String(kind.value) } : null;
};

const ofTheLanguage = ['wrong_result', 'too_large'];
const ownCodes = Object.keys(ownSentences).filter((code) => !ofTheLanguage.includes(code));

/** `null` when a rule gives what the suite says, else why the case does not count, or what it gave. */
const outcomeOf = ({ path, test }: Case): null | { reason: Reason } | { gave: string } => {
  if (extensions.test(path)) return { reason: 'extensions' };
  if (isMessage(test)) return { reason: 'messages' };
  if (test.disableCheck || test.checkOnly) return { reason: 'unchecked' };
  const given = factsOf(test);
  if (!given) return { reason: 'bindings' };
  const wanted = wantedOf(test);
  if (!wanted) return { reason: 'result' };
  const environment = buildEnvironment({
    entry: { kind: 'object', fields: given.fields },
    subject: null,
    functions: [],
  });
  for (const type of wanted.types) {
    const inspected = inspect(test.expr, environment, type);
    if ('problem' in inspected) {
      const { code } = inspected.problem;
      if (code === 'wrong_result' && wanted.types.length > 1) continue;
      if (ownCodes.includes(code)) return { reason: 'language' };
      if (code === 'heterogeneous_list_element') return { reason: 'lists' };
      return wanted.value === null ? null : { gave: code };
    }
    try {
      const found = inspected.compiled.evaluate(given.facts);
      const value = found.known ? String(found.value) : `unknown ${found.missing.join(', ')}`;
      return value === wanted.value ? null : { gave: value };
    } catch (error) {
      const { code } = error as Refusal;
      return wanted.value === null ? null : { gave: `Refusal ${code}` };
    }
  }
  return { reason: 'result' };
};

describe('the conformance suite of CEL, as far as rules use it', () => {
  const outcomes = casesOf(getConformanceSuite(), '').map((one) => ({
    ...one,
    outcome: outcomeOf(one),
  }));

  it('is fulfilled, but for what is named here', () => {
    const gave = outcomes.flatMap(({ path, outcome }) =>
      outcome && 'gave' in outcome ? [[path, outcome.gave]] : [],
    );
    expect(Object.fromEntries(gave)).toEqual(deviations);
  });

  it('leaves out as many cases as are known to say nothing about rules', () => {
    const left: Record<string, number> = {};
    for (const { outcome } of outcomes) {
      const key =
        outcome === null
          ? 'passed'
          : 'reason' in outcome
            ? inapplicable[outcome.reason]
            : 'deviations';
      left[key] = (left[key] ?? 0) + 1;
    }
    expect(left).toEqual({
      passed: 357,
      deviations: 7,
      [inapplicable.language]: 765,
      [inapplicable.messages]: 618,
      [inapplicable.result]: 290,
      [inapplicable.unchecked]: 125,
      [inapplicable.extensions]: 113,
      [inapplicable.bindings]: 63,
      [inapplicable.lists]: 6,
    });
  });
});
