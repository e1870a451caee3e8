import type { Bilingual } from '../error-codes';
import type { Eligibility, RuleKind } from '../vocabulary';

/** A fact that the rules ask for, by the path under which they read it. */
export interface AskedFactBody {
  /** `subject.tier`, `requestedFen`; `received()` for what a function would answer. */
  readonly path: string;
  /** `entry`: whether something is referred to at all. */
  readonly type: 'string' | 'int' | 'double' | 'bool' | 'date' | 'entry';
  readonly values?: readonly string[];
}

/** One rule of an example with its outcome. */
export interface TestedRuleBody extends Bilingual {
  readonly code: string;
  readonly kind: RuleKind;
  readonly expression: string;
  readonly clause: string | null;
  readonly outcome: 'pass' | 'fail' | 'unknown';
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly missing: readonly string[];
}

/** What came of one example (规则用例) of a rule set. */
export interface RuleTestBody {
  readonly title: string;
  readonly passed: boolean;
  readonly expected: Eligibility;
  /** `null` where the example cannot be judged at all. */
  readonly found: Eligibility | null;
  /** Every way in which it is not as expected. */
  readonly differences: readonly Bilingual[];
  readonly rules: readonly TestedRuleBody[];
}
