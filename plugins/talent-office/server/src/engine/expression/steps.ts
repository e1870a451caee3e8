import type { ASTNode } from '@marcbachmann/cel-js';

import type { Label } from '../../../../shared/labels';

import type { Environment } from './environment';
import { limits } from './limits';
import { childrenOf, pathOf, sourceOf } from './syntax';
import { unitOf, type Unit } from './units';
import { wordsOf } from './words';

/** How the parts below one are put together; `fact` is one that was read. */
export type StepKind = 'and' | 'or' | 'not' | 'choice' | 'fact' | 'call' | 'other';

/** What an explanation says of a part whatever the facts are. */
export interface Shown extends Label {
  readonly kind: StepKind;
  readonly source: string;
  /** What its value is in; a date is one by its form. */
  readonly unit?: 'fen';
  /** How many parts below it are left out: the whole would have too many. */
  readonly omitted?: number;
}

/** One part of an expression that an explanation shows on a line of its own. */
export interface Step {
  readonly kind: StepKind;
  /** The whole text, by which it is known where it is shown cut short. */
  readonly source: string;
  readonly shown: Shown;
  readonly children: readonly Step[];
  /** How many of the children, from the first, are shown. */
  readonly visible: number;
  /** Of a fact: its names. */
  readonly path: readonly string[];
  /** Evaluates this part by itself. */
  run(variables: Readonly<Record<string, unknown>>): unknown;
}

const kinds: Readonly<Partial<Record<ASTNode['op'], StepKind>>> = {
  '&&': 'and',
  '||': 'or',
  '!_': 'not',
  '?:': 'choice',
  id: 'fact',
  '.': 'fact',
  call: 'call',
};

/** `a && b && c` is one step of three. */
const operandsOf = (node: ASTNode, op: '&&' | '||'): readonly ASTNode[] =>
  node.op === op ? [...operandsOf(node.args[0], op), ...operandsOf(node.args[1], op)] : [node];

/** What is shown below a node; `has` and quantifiers are one line. */
const shownBelow = (node: ASTNode): readonly ASTNode[] => {
  if (node.op === '&&' || node.op === '||') return operandsOf(node, node.op);
  if (pathOf(node) || node.op === 'rcall') return [];
  if (node.op === 'call' && node.args[0] === 'has') return [];
  return childrenOf(node);
};

const isConstant = (node: ASTNode): boolean =>
  node.op === 'value' ||
  (node.op === '-_' && isConstant(node.args)) ||
  (node.op === 'call' && node.args[0] === 'date') ||
  (node.op === 'list' && node.args.every(isConstant));

/** The parts of an expression on paper, before any is evaluated. */
interface Part {
  readonly node: ASTNode;
  readonly children: readonly Part[];
}

const partOf = (node: ASTNode): Part => {
  const below = shownBelow(node);
  // The branches of a choice keep their places, constant or not.
  const shown = node.op === '?:' ? below : below.filter((child) => !isConstant(child));
  return { node, children: shown.map(partOf) };
};

/** Level by level, so that of a large expression the outline is shown and not its first corner. */
const visibleOf = (root: Part): ReadonlySet<Part> => {
  const visible = new Set([root]);
  for (const part of visible) {
    for (const child of part.children) {
      if (visible.size < limits.explainedParts) visible.add(child);
    }
  }
  return visible;
};

const cut = (text: string): string =>
  text.length > limits.explainedCharacters
    ? `${text.slice(0, limits.explainedCharacters - 1)}…`
    : text;

/** Of an amount of money every part is that its parts are put together from. */
const unitBelow = (node: ASTNode, index: number, unit: Unit | null): Unit | null => {
  if (node.op === '?:') return index === 0 ? null : unit;
  const passes = node.op === '+' || node.op === '-';
  const chooses = node.op === 'call' && ['least', 'greatest'].includes(node.args[0]);
  return passes || chooses ? unit : null;
};

/**
 * An expression as the steps of its explanation, of at most `limits.explainedParts` shown.
 * @param inFen is the whole an amount of money?
 */
export const toStep = (environment: Environment, ast: ASTNode, inFen: boolean): Step => {
  const root = partOf(ast);
  const visible = visibleOf(root);
  const stepOf = ({ node, children }: Part, expected: Unit | null): Step => {
    const source = sourceOf(node);
    const unit = expected ?? unitOf(environment, node);
    const words = wordsOf(environment, node, unit);
    const kind = pathOf(node) ? 'fact' : (kinds[node.op] ?? 'other');
    const shown = children.filter((child) => visible.has(child)).length;
    return {
      kind,
      source,
      shown: {
        kind,
        source: cut(source),
        zh: cut(words.zh),
        en: cut(words.en),
        ...(unit === 'fen' ? { unit } : {}),
        ...(shown < children.length ? { omitted: children.length - shown } : {}),
      },
      children: children.map((child, index) => stepOf(child, unitBelow(node, index, unit))),
      visible: shown,
      path: pathOf(node) ?? [],
      run: environment.partsCel.parse(source),
    };
  };
  return stepOf(root, inFen ? 'fen' : null);
};
