import type { ASTNode } from '@marcbachmann/cel-js';
import { closest } from 'fastest-levenshtein';

import { isCalendarDate } from '../../platform';

import type { Environment } from './environment';
import { fieldAt, type Field, type ObjectField } from './fields';
import { ownSentences } from './problems';
import { pathOf, quantifiers, segmentsOf, walk } from './syntax';

/** A mistake, at an offset of the text. */
export interface Finding {
  readonly offset: number;
  readonly code: keyof typeof ownSentences;
  readonly sentence: { readonly zh: string; readonly en: string };
}

/** Where a reader looks for the mistake: at the method's or field's own name, not its receiver. */
const offsetOf = (node: ASTNode): number => {
  if (node.op === 'rcall') return node.input.indexOf(node.args[0], node.args[1].end);
  return node.op === '[]' ? node.input.indexOf('[', node.args[0].end) : node.pos;
};

const finding = <Code extends keyof typeof ownSentences>(
  node: ASTNode,
  code: Code,
  ...facts: Parameters<(typeof ownSentences)[Code]>
): Finding => {
  const write = ownSentences[code] as (...facts: readonly unknown[]) => Finding['sentence'];
  return { offset: offsetOf(node), code, sentence: write(...facts) };
};

const methods = new Set(['startsWith', 'endsWith', 'contains', 'size', ...quantifiers]);

const nearest = (word: string, valid: readonly string[]): string | undefined => {
  const found = valid.length > 0 ? closest(word, [...valid]) : undefined;
  return found !== undefined && found[0] === word[0] ? found : undefined;
};

/** Follows a path through the fields; the first name that is not there is the finding. */
const follow = (root: ObjectField, segments: readonly ASTNode[]): Field | Finding => {
  let field: Field = root;
  for (const segment of segments) {
    const name = segment.op === '.' ? segment.args[1] : String(segment.args);
    const fields: ObjectField['fields'] = field.kind === 'object' ? field.fields : {};
    const next = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!next) {
      return finding(segment, 'unknown_field', name, nearest(name, Object.keys(fields)));
    }
    field = next;
  }
  return field;
};

const isFinding = (found: Field | Finding): found is Finding => 'offset' in found;

const checkPath = (root: ObjectField, segments: readonly ASTNode[]): Finding | null => {
  const found = follow(root, segments);
  if (isFinding(found)) return found;
  const [first] = segments;
  if (found.kind === 'scalar' || !first) return null;
  const name = segments.map((one) => (one.op === '.' ? one.args[1] : one.args)).join('.');
  return finding(first, 'entry_is_no_value', name);
};

const checkHas = (root: ObjectField, node: ASTNode, args: readonly ASTNode[]): Finding | null => {
  const segments = args[0] ? segmentsOf(args[0]) : null;
  if (args.length !== 1 || !segments || segments.length < 2) {
    return finding(node, 'has_needs_field');
  }
  const found = follow(root, segments);
  return isFinding(found) ? found : null;
};

const isDateLiteral = ([literal]: readonly ASTNode[]): boolean =>
  literal?.op === 'value' && typeof literal.args === 'string' && isCalendarDate(literal.args);

const isText = (node: ASTNode | undefined): boolean =>
  node?.op === 'value' && typeof node.args === 'string';

/** Texts that an enumeration is compared with, in either order or as a list. */
const comparedTexts = (node: ASTNode, other: ASTNode): readonly ASTNode[] => {
  const candidates = node.op === 'in' && other.op === 'list' ? other.args : [other];
  return candidates.filter((one) => one.op === 'value' && typeof one.args === 'string');
};

const checkComparison = (
  root: ObjectField,
  node: ASTNode,
  [left, right]: readonly [ASTNode, ASTNode],
): Finding | null => {
  for (const [named, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const path = pathOf(named);
    const field = path ? fieldAt(root, path) : undefined;
    if (field?.kind !== 'scalar' || !field.values) continue;
    for (const text of comparedTexts(node, other)) {
      const value = String(text.args);
      if (!field.values.includes(value)) return finding(text, 'unknown_value', value, field.values);
    }
  }
  return null;
};

/** Deeper than one, the work of a short text would grow without bound. */
const nestedQuantifier = (node: ASTNode): ASTNode | null => {
  let inner: ASTNode | null = null;
  walk(node, (one) => {
    if (one !== node && one.op === 'rcall' && quantifiers.has(one.args[0])) inner ??= one;
    return inner === null;
  });
  return inner;
};

const checkNode = (
  { root, functionNames, naming }: Environment,
  node: ASTNode,
  bound: ReadonlySet<string>,
): Finding | null => {
  switch (node.op) {
    case 'value':
      if (node.args === null) return finding(node, 'null_is_no_value');
      // Bytes and unsigned numbers: no fact is one.
      return typeof node.args === 'object'
        ? finding(node, 'not_in_the_language', node.input.slice(node.start, node.end))
        : null;
    case 'id':
    case '.': {
      const segments = segmentsOf(node);
      if (!segments) return finding(node, 'not_in_the_language', '.');
      return bound.has(pathOf(node)?.[0] ?? '') ? null : checkPath(root, segments);
    }
    case 'call': {
      const [name, args] = node.args;
      if (name === 'has') return checkHas(root, node, args);
      if (!functionNames.has(name)) {
        return finding(node, 'unknown_function', name, nearest(name, [...functionNames]));
      }
      if (naming.has(name) && !isText(args[0])) return finding(node, 'name_needs_text', name);
      return name === 'date' && !isDateLiteral(args) ? finding(node, 'not_a_date') : null;
    }
    case 'rcall': {
      const [name] = node.args;
      if (!methods.has(name)) {
        return finding(node, 'unknown_function', name, nearest(name, [...methods]));
      }
      const inner = quantifiers.has(name) ? nestedQuantifier(node) : null;
      return inner && finding(inner, 'nested_quantifier');
    }
    case '[]':
    case '[?]':
    case '.?':
    case 'map':
      return finding(node, 'not_in_the_language', node.op === 'map' ? '{}' : node.op);
    case '==':
    case '!=':
    case 'in':
      return checkComparison(root, node, node.args);
    default:
      return null;
  }
};

/**
 * Holds an expression against the closed vocabulary: known fields, known functions, and nothing that
 * escapes the type checker (`dyn`, `has` of an unknown field), runs without bound (`matches`, nested
 * quantifiers) or counts in UTC (CEL's own date methods). Returns the first mistake.
 */
export const checkVocabulary = (environment: Environment, ast: ASTNode): Finding | null => {
  let first: Finding | null = null;
  walk(ast, (node, bound) => {
    if (first) return false;
    first = checkNode(environment, node, bound);
    const isLeaf = pathOf(node) !== null;
    const isHas = node.op === 'call' && node.args[0] === 'has';
    return first === null && !isLeaf && !isHas;
  });
  return first;
};
