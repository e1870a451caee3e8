import type { ASTNode } from '@marcbachmann/cel-js';

import { ownSentences, type Sentence } from './problems';
import { childrenOf, quantifiers, walk } from './syntax';

/**
 * How large one expression may be: a policy text is short, an attack is not. Within them a check takes
 * milliseconds, and so does every evaluation: nothing in the language repeats but a quantifier, over a
 * list that stands in the text. Regular expressions (`matches`) are no part of it.
 */
export const limits = {
  characters: 4000,
  nodes: 500,
  depth: 30,
  listElements: 200,
  callArguments: 6,
  /** Of one text in quotes. */
  textCharacters: 500,
  /** Parts that an explanation shows; what is left out is counted. */
  explainedParts: 100,
  /** Characters of the text of one of them. */
  explainedCharacters: 200,
  /** Elements of its list times parts of its condition, over all quantifiers. */
  quantifiedSteps: 10_000,
} as const;

/** What an expression is refused for when it is larger. */
export type Limit = Exclude<keyof typeof limits, 'explainedParts' | 'explainedCharacters'>;

/** The same as the parser's own, which stops at the place where the text is too large. */
export const parserLimits = {
  maxAstNodes: limits.nodes,
  maxDepth: limits.depth,
  maxListElements: limits.listElements,
  maxCallArguments: limits.callArguments,
  // Read, so that the vocabulary can say that no rule has any.
  maxMapEntries: 20,
} as const;

const parserNames: Readonly<Record<string, Limit>> = {
  maxAstNodes: 'nodes',
  maxDepth: 'depth',
  maxListElements: 'listElements',
  maxCallArguments: 'callArguments',
};

/** What the parser found too large, by name and number; `null` for what is no limit of ours. */
export const parserSentence = (summary: string): Sentence | null => {
  const limit = parserNames[/^Exceeded (\w+)/.exec(summary)?.[1] ?? ''];
  return limit ? ownSentences.too_large(limit, limits[limit]) : null;
};

export interface TooLarge {
  readonly offset: number;
  readonly limit: Limit;
}

const countBelow = (node: ASTNode): number =>
  childrenOf(node).reduce((sum, child) => sum + countBelow(child), 1);

/** No list that this gives is longer: one may be chosen of several, or several joined. */
const elementsIn = (node: ASTNode): number =>
  childrenOf(node).reduce(
    (sum, child) => sum + elementsIn(child),
    node.op === 'list' ? node.args.length : 0,
  );

const stepsOf = (node: ASTNode): number => {
  if (node.op !== 'rcall' || !quantifiers.has(node.args[0])) return 0;
  const condition = node.args[2].reduce((sum, child) => sum + countBelow(child), 0);
  return elementsIn(node.args[1]) * condition;
};

/** The first part that is larger than the parser itself sees. */
export const tooLarge = (ast: ASTNode): TooLarge | null => {
  let first: TooLarge | null = null;
  let steps = 0;
  walk(ast, (node) => {
    if (first) return false;
    const isLong =
      node.op === 'value' &&
      typeof node.args === 'string' &&
      node.args.length > limits.textCharacters;
    if (isLong) first = { offset: node.start, limit: 'textCharacters' };
    steps += stepsOf(node);
    if (!first && steps > limits.quantifiedSteps) {
      first = { offset: node.start, limit: 'quantifiedSteps' };
    }
    return first === null;
  });
  return first;
};
