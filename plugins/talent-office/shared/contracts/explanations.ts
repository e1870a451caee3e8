import type { FactQuestionBody } from './expressions';

interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/**
 * A part of a rule or an amount, in words, with what it gave: a tree. At most 100 parts of an
 * expression, each of at most 200 characters.
 */
export interface ExplanationBody extends Bilingual {
  /** As it is written. */
  readonly source: string;
  /** How the parts below are put together; `fact` is one that was read. */
  readonly kind: 'and' | 'or' | 'not' | 'choice' | 'fact' | 'call' | 'other';
  /** What a number is in. */
  readonly unit?: 'fen';
  /** A date is `YYYY-MM-DD`. Neither it nor `missing` nor `failure`: nothing. */
  readonly value?: unknown;
  /** Paths of the facts that are missing. */
  readonly missing?: readonly string[];
  /** Why it cannot be calculated although all facts are there. */
  readonly failure?: Bilingual & { readonly source: string };
  readonly children: readonly ExplanationBody[];
  /** How many more parts there are below it. */
  readonly omitted?: number;
}

/** What a preference of the policy (倾斜) did to a set of rules. */
export interface PreferenceBody extends Bilingual {
  readonly key: string;
  readonly standing: 'absent' | 'not-held' | 'unknown' | 'held' | 'applied';
  /** Paths of the facts by which it is had. */
  readonly because: readonly string[];
  /** The rules that would have come out otherwise, by code. */
  readonly changed: readonly { readonly code: string; readonly without: string }[];
}

/** One line of how an amount comes about. Those that count add up to the line `due`. */
export interface AmountLineBody extends Bilingual {
  readonly key: string;
  /** Null while facts are missing. */
  readonly fen: number | null;
  readonly counts: boolean;
  readonly because?: readonly string[];
}

/** One rule with its outcome, and all that it rests on. */
export interface RuleResultBody extends Bilingual {
  readonly code: string;
  readonly kind: string;
  readonly outcome: string;
  readonly expression: string;
  readonly clause: string | null;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly missing: readonly string[];
  /** What is missing, as questions. */
  readonly questions?: readonly FactQuestionBody[];
  /** Not there in cases opened before it was kept. */
  readonly working?: ExplanationBody;
}
