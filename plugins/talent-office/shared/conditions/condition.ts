/**
 * The part of the rule language that can be drawn: conditions joined by and / or, and amounts chosen by
 * them. The server reads it from an expression, the panel's builder draws it, `print` writes it down.
 */

/** A value as it stands in an expression; numbers as their digits, a date as `YYYY-MM-DD`. */
export type Literal =
  | { readonly kind: 'string' | 'int' | 'double' | 'date'; readonly value: string }
  | { readonly kind: 'bool'; readonly value: boolean };

/** What is compared: a path (`subject.tier`) or a call (`fullYearsSince(subject.bornOn)`), as text. */
export type FactText = string;

export type Operand = Literal | { readonly kind: 'fact'; readonly fact: FactText };

export const comparators = ['==', '!=', '<', '<=', '>', '>='] as const;
export type Comparator = (typeof comparators)[number];

export const textMethods = ['startsWith', 'endsWith', 'contains'] as const;
export type TextMethod = (typeof textMethods)[number];

export interface Comparison {
  readonly kind: 'compare';
  readonly fact: FactText;
  readonly comparator: Comparator;
  readonly operand: Operand;
}

export interface Membership {
  readonly kind: 'in';
  readonly not: boolean;
  readonly fact: FactText;
  readonly values: readonly Literal[];
}

export interface TextMatch {
  readonly kind: 'text';
  readonly not: boolean;
  readonly fact: FactText;
  readonly method: TextMethod;
  readonly text: string;
}

/** Is the fact there at all? */
export interface Presence {
  readonly kind: 'has';
  readonly not: boolean;
  /** A path. */
  readonly fact: FactText;
}

export interface Group {
  readonly kind: 'all' | 'any';
  readonly not: boolean;
  readonly conditions: readonly Condition[];
}

export type Condition = Comparison | Membership | TextMatch | Presence | Group;

/** An amount in fen, chosen by the first condition that holds. */
export interface AmountChoice {
  readonly cases: readonly { readonly when: Condition; readonly fen: string }[];
  readonly otherwise: string;
  /** The kind of benefit whose received amount is taken off (就高不重复); `null` for none. */
  readonly less: string | null;
}

export const isGroup = (condition: Condition): condition is Group =>
  condition.kind === 'all' || condition.kind === 'any';
