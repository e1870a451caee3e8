import type { ASTNode, Environment as Cel } from '@marcbachmann/cel-js';

import { childrenOf, pathOf, sourceOf } from './syntax';

/** One part of an expression that an explanation shows on a line of its own. */
export interface Step {
  readonly kind: 'and' | 'or' | 'not' | 'choice' | 'path' | 'other';
  readonly source: string;
  readonly children: readonly Step[];
  /** Of a path: its names. */
  readonly path: readonly string[];
  /** Evaluates this part by itself. */
  run(variables: Readonly<Record<string, unknown>>): unknown;
}

const kinds: Readonly<Partial<Record<ASTNode['op'], Step['kind']>>> = {
  '&&': 'and',
  '||': 'or',
  '!_': 'not',
  '?:': 'choice',
  id: 'path',
  '.': 'path',
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
  (node.op === 'list' && node.args.every(isConstant));

/** An expression as the steps of its explanation. */
export const toStep = (cel: Cel, node: ASTNode): Step => {
  const source = sourceOf(node);
  const below = shownBelow(node);
  // The branches of a choice keep their places, constant or not.
  const shown = node.op === '?:' ? below : below.filter((child) => !isConstant(child));
  const path = pathOf(node);
  return {
    kind: kinds[node.op] ?? 'other',
    source,
    children: shown.map((child) => toStep(cel, child)),
    path: path ?? [],
    run: cel.parse(source),
  };
};
