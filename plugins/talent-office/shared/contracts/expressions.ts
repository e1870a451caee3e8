import type { AmountChoice, Condition } from '../conditions';

interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What a fact or a function gives; an `entry` has fields and is no value itself. */
export type FactKind = 'string' | 'int' | 'double' | 'bool' | 'date' | 'entry';

/** One fact that expressions on entries of a type can name, with its title in both languages. */
export interface FactBody extends Bilingual {
  /** As it stands in an expression: `subject.tier`, `title`, `entry.type`. */
  readonly path: string;
  readonly kind: FactKind;
  /** The attributes along the path, each of its type: a site labels its own types in its panel. */
  readonly steps: readonly { readonly type: string; readonly name: string }[];
  /** Of an enumeration. */
  readonly values?: readonly (Bilingual & { readonly value: string })[];
}

/** A function, what it takes and gives, and what it is for. */
export interface FactFunctionBody extends Bilingual {
  readonly name: string;
  readonly parameters: readonly FactKind[];
  readonly gives: FactKind;
  /** Is it written behind a text or list: `title.contains("x")`? */
  readonly isMethod: boolean;
}

/** A fact that is missing, as a question to whoever can answer it. */
export interface FactQuestionBody extends Bilingual {
  /** As it stands in an expression: `subject.tier`, `received("housing")`. */
  readonly path: string;
  /** What an answer is; null for what nobody types in. */
  readonly kind: FactKind | null;
  /** Of an enumeration. */
  readonly values?: FactBody['values'];
  /** Where the answer is entered. */
  readonly entered: Bilingual & {
    /** The attribute and its type; null for what the software finds by itself. */
    readonly type: string | null;
    readonly attribute: string | null;
  };
}

/** The types on whose entries expressions can be written, by their names. */
export interface EntryTypesBody {
  readonly types: readonly { readonly type: string; readonly name: Bilingual }[];
}

/** Everything that expressions on entries of one type can name. */
export interface FactsBody {
  readonly facts: readonly FactBody[];
  readonly functions: readonly FactFunctionBody[];
}

/** What a checked expression is to give. */
export const wantedKinds = ['bool', 'int'] as const;
export type WantedKind = (typeof wantedKinds)[number];

/** An expression as it would be taken on save: its first mistake, else how it is drawn. */
export interface CheckedExpressionBody {
  /** Line and column count from 1, in characters. */
  readonly problem:
    (Bilingual & { readonly line: number; readonly column: number; readonly code: string }) | null;
  /** Of a condition that the builder draws. */
  readonly condition: Condition | null;
  /** Of an amount that the builder draws. */
  readonly amount: AmountChoice | null;
  /** What the builder cannot draw, and why. */
  readonly undrawn: (Bilingual & { readonly source: string }) | null;
}
