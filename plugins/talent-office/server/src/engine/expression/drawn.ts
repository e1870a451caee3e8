import type { ASTNode } from '@marcbachmann/cel-js';

import {
  comparators,
  negate,
  normalise,
  textMethods,
  type AmountChoice,
  type Comparator,
  type Condition,
  type Group,
  type TextMethod,
} from '../../../../shared/conditions';
import type { Environment } from './environment';
import { factText, literalOf, operandOf, pathText } from './operands';
import { sentence, type Sentence } from './problems';
import { pathOf, quantifiers } from './syntax';

/** Why an expression, or a part of it, is not one that the builder draws. */
export interface Undrawn extends Sentence {
  readonly source: string;
}

class CannotDraw extends Error {
  constructor(readonly undrawn: Undrawn) {
    super(undrawn.en);
  }
}

const sentences = {
  choice: sentence('有“如果……就……”的选择', 'it holds a choice ("? :")'),
  quantifier: sentence('有逐项判断', 'it goes through a list one by one'),
  arithmetic: sentence('有加减乘除的计算', 'it calculates'),
  other: sentence('这一部分没有对应的图形', 'there is no drawing for this part'),
} as const;

const reasonFor = (node: ASTNode): keyof typeof sentences => {
  if (node.op === '?:') return 'choice';
  if (node.op === 'rcall' && quantifiers.has(node.args[0])) return 'quantifier';
  return ['+', '-', '*', '/', '%', '-_'].includes(node.op) ? 'arithmetic' : 'other';
};

const refuseToDraw = (node: ASTNode): never => {
  const source = node.input.slice(node.start, node.end);
  throw new CannotDraw({ source, ...sentences[reasonFor(node)] });
};

const flipped: Readonly<Record<Comparator, Comparator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

const isComparator = (op: string): op is Comparator => comparators.some((one) => one === op);
const isTextMethod = (name: string): name is TextMethod => textMethods.some((one) => one === name);

const readComparison = (
  environment: Environment,
  comparator: Comparator,
  [left, right]: readonly [ASTNode, ASTNode],
): Condition => {
  const [a, b] = [operandOf(environment, left), operandOf(environment, right)];
  if (!a) return refuseToDraw(left);
  if (!b) return refuseToDraw(right);
  if (a.kind === 'fact') return { kind: 'compare', fact: a.fact, comparator, operand: b };
  if (b.kind !== 'fact') return refuseToDraw(left);
  return { kind: 'compare', fact: b.fact, comparator: flipped[comparator], operand: a };
};

const readIn = (
  environment: Environment,
  [named, list]: readonly [ASTNode, ASTNode],
): Condition => {
  const fact = factText(environment, named) ?? refuseToDraw(named);
  if (list.op !== 'list') return refuseToDraw(list);
  const values = list.args.map((one) => literalOf(one) ?? refuseToDraw(one));
  return { kind: 'in', not: false, fact, values };
};

const readMethod = (
  environment: Environment,
  node: ASTNode,
  [method, receiver, [argument]]: readonly [string, ASTNode, readonly ASTNode[]],
): Condition => {
  const fact = factText(environment, receiver);
  const isText = argument?.op === 'value' && typeof argument.args === 'string';
  if (fact === null || !isText || !isTextMethod(method)) return refuseToDraw(node);
  return { kind: 'text', not: false, fact, method, text: String(argument.args) };
};

const readGroup = (
  environment: Environment,
  kind: Group['kind'],
  parts: readonly ASTNode[],
): Condition => ({
  kind,
  not: false,
  conditions: parts.map((part) => readCondition(environment, part)),
});

/** A fact that is itself a condition: `subject.flexible`, `identified()`. */
const readTruth = (environment: Environment, node: ASTNode): Condition => {
  const fact = factText(environment, node) ?? refuseToDraw(node);
  return {
    kind: 'compare',
    fact,
    comparator: '==',
    operand: { kind: 'bool', value: true },
  };
};

const readNot = (environment: Environment, node: ASTNode): Condition => {
  const isFact = factText(environment, node) !== null;
  const condition = normalise(readCondition(environment, node)) ?? refuseToDraw(node);
  if (!isFact || condition.kind !== 'compare') return negate(condition);
  return { ...condition, operand: { kind: 'bool', value: false } };
};

const readCondition = (environment: Environment, node: ASTNode): Condition => {
  if (isComparator(node.op)) {
    return readComparison(environment, node.op, node.args as [ASTNode, ASTNode]);
  }
  switch (node.op) {
    case '&&':
      return readGroup(environment, 'all', node.args);
    case '||':
      return readGroup(environment, 'any', node.args);
    case '!_':
      return readNot(environment, node.args);
    case 'in':
      return readIn(environment, node.args);
    case 'rcall':
      return readMethod(environment, node, node.args);
    case 'call': {
      const [path] = node.args[0] === 'has' ? node.args[1].map(pathOf) : [];
      if (path) return { kind: 'has', not: false, fact: pathText(environment, path) };
      return readTruth(environment, node);
    }
    default:
      return readTruth(environment, node);
  }
};

const conditionAt = (environment: Environment, node: ASTNode): Condition =>
  normalise(readCondition(environment, node)) ?? refuseToDraw(node);

const fenOf = (node: ASTNode): string => {
  const literal = literalOf(node);
  return literal?.kind === 'int' ? literal.value : refuseToDraw(node);
};

const readChoice = (
  environment: Environment,
  node: ASTNode,
): Pick<AmountChoice, 'cases' | 'otherwise'> => {
  if (node.op !== '?:') return { cases: [], otherwise: fenOf(node) };
  const [when, yes, no] = node.args;
  const { cases, otherwise } = readChoice(environment, no);
  return {
    cases: [{ when: conditionAt(environment, when), fen: fenOf(yes) }, ...cases],
    otherwise,
  };
};

/** `greatest(0, amount - received("kind"))`: the amount, and the kind. */
const highestOnly = (node: ASTNode): readonly [ASTNode, string] | null => {
  if (node.op !== 'call' || node.args[0] !== 'greatest') return null;
  const [zero, difference] = node.args[1];
  if (zero?.op !== 'value' || zero.args !== 0n || difference?.op !== '-') return null;
  const [amount, received] = difference.args;
  if (received.op !== 'call' || received.args[0] !== 'received') return null;
  const [kind] = received.args[1];
  return kind?.op === 'value' ? [amount, String(kind.args)] : null;
};

const readAmount = (environment: Environment, ast: ASTNode): AmountChoice => {
  const [amount, less] = highestOnly(ast) ?? [ast, null];
  return { ...readChoice(environment, amount), less };
};

export type Drawing<Drawn> = { readonly drawn: Drawn } | { readonly undrawn: Undrawn };

const draw = <Drawn>(read: () => Drawn): Drawing<Drawn> => {
  try {
    return { drawn: read() };
  } catch (error) {
    if (error instanceof CannotDraw) return { undrawn: error.undrawn };
    throw error;
  }
};

/** A checked condition as the builder draws it, in its one form. */
export const drawCondition = (environment: Environment, ast: ASTNode): Drawing<Condition> =>
  draw(() => conditionAt(environment, ast));

/** A checked amount as the builder draws it. */
export const drawAmount = (environment: Environment, ast: ASTNode): Drawing<AmountChoice> =>
  draw(() => readAmount(environment, ast));
