import type { RuleTestBody } from '../../../../shared/contracts/rules';
import type { Refusal, RowId, Tx, Version } from '../../platform';
import type { AskedFact, Compiled, ExpressionExplanation, Facts, JsonObject } from '../expression';

import type { Amount, Evaluation, Explanation, Outcomes, RuleSetBody } from './evaluate';
import type { KeptEvaluation } from './kept';
import type { AmountLine, Deduction, Preference } from './lines';
import type { RuleProblem } from './problems';
import type { Priced } from './try-out';

export type RuleVersion = Version<RuleSetBody>;

/** What rules are evaluated by: of a version, or of a draft that is none yet. */
export type RuleContent = Pick<RuleVersion, 'key' | 'hash' | 'body'>;

/** A version with what became of its examples when it was put in force. */
export type EnactedRules = RuleVersion & { readonly tests: readonly RuleTestBody[] };

/** By the document id of a rule set, what is decided by it and comes to an amount. */
export type PricesOf = (documentId: string) => Promise<readonly Priced[]>;

export interface Rules {
  /** Every mistake of a draft, each with its field's path. */
  validate(draft: Pick<RuleSetBody, 'entryType' | 'rules'>): RuleProblem[];
  /** Of a draft without mistakes, what its expressions name that is not there: a named table. */
  namesMissing(draft: Pick<RuleSetBody, 'entryType' | 'rules'>): Promise<RuleProblem[]>;
  /**
   * Puts the draft in force as an immutable version.
   * @throws Refusal EXPRESSION_INVALID at `rules.N.expression`, with all `problems`;
   *   RULES_WITHOUT_HARD at `rules`; RULE_TEST_FAILED at `tests.N.expected` for each that fails
   */
  enact(tx: Tx, documentId: string, by: string): Promise<EnactedRules>;
  /** In `register()`: who knows what the entries that a rule set judges come to. */
  registerPrices(pricesOf: PricesOf): void;
  /** In `register()`: what a policy prefers people for, told on a line of its own. */
  registerPreference(preference: Preference): void;
  /** In `register()`: what is taken off an amount, told with what it is taken off for. */
  registerDeduction(deduction: Deduction): void;
  /**
   * How an amount of money on an entry of a type comes about; empty where nothing is added or taken
   * off. Of facts that are missing, lines without a sum.
   */
  linesOf(
    type: string,
    amount: {
      readonly compiled: Compiled;
      readonly facts: Facts;
      readonly working: ExpressionExplanation;
    },
  ): AmountLine[];
  prices(documentId: string): Promise<readonly Priced[]>;
  /**
   * Whether an amount is what the examples of a rule set in force expect: for whoever saves one past
   * enacting. By the examples as they are saved, so that another amount is expected first, and then
   * given.
   * @returns Refusal RULE_TEST_FAILED; `null` where they pass, or the rules are not in force
   */
  amountRefused(
    documentId: string,
    price: Pick<Priced, 'title' | 'expression'>,
  ): Promise<Refusal | null>;
  /**
   * Judges the examples of a draft as it is saved; nothing is stored.
   * @throws Refusal NOT_FOUND, EXPRESSION_INVALID
   */
  test(documentId: string): Promise<RuleTestBody[]>;
  /** What an example has to give for these expressions; those that have a mistake ask for nothing. */
  asked(draft: {
    readonly entryType: string;
    readonly expressions: readonly string[];
    readonly amounts: readonly string[];
  }): Promise<AskedFact[]>;
  /** @throws Refusal RULES_NOT_IN_FORCE */
  inForce(key: string): Promise<RuleVersion>;
  byId(id: RowId<'version'>): Promise<RuleVersion>;
  /**
   * The compiled expressions of a version.
   * @throws Refusal RULES_NOT_IN_FORCE where the version no longer fits the schemas, is not what was
   *   enacted, or has no hard rule
   */
  compile(version: RuleContent): readonly Compiled[];
  /** @throws Refusal RULES_NOT_IN_FORCE, EXPRESSION_FAILED */
  evaluate(version: RuleVersion, facts: Facts): Explanation;
  /** The same without what each rule looked at. @throws Refusal RULES_NOT_IN_FORCE, EXPRESSION_FAILED */
  outcomes(version: RuleContent, facts: Facts): Outcomes;
  /**
   * What would be with these facts; nothing is stored.
   * @param amount CEL for an amount in fen
   * @throws Refusal RULES_NOT_IN_FORCE, EXPRESSION_FAILED, FACT_UNKNOWN, FACT_INVALID
   */
  check(
    version: RuleVersion,
    given: { readonly entry?: JsonObject; readonly subject?: JsonObject },
    amount?: string,
  ): Promise<Explanation & { readonly amount: Amount | null }>;
  /** Versions in force that cannot be evaluated: each suspends what hangs on it, never the server. */
  suspended(): Promise<{ readonly key: string; readonly problem: string }[]>;
  /** Every expression of every version that was ever put in force: cases of then are judged by it. */
  everEnacted(): Promise<string[]>;
  /** The types that versions in force read through relations of the entries they judge. */
  typesRead(): Promise<string[]>;
  /** Keeps an evaluation with its complete facts. */
  record(
    tx: Tx,
    caseId: RowId<'case'>,
    version: RuleVersion | null,
    facts: Facts | null,
    result: Evaluation,
  ): Promise<void>;
  /** How many cases were opened by versions of a key. */
  countEvaluations(key: string): Promise<number>;
  /** What was kept last of each of these cases, by primary key. */
  evaluationsAfter(key: string, after: number, limit: number): Promise<KeptEvaluation[]>;
  /**
   * A draft as it is saved, that could be put in force.
   * @throws Refusal NOT_FOUND, EXPRESSION_INVALID, RULES_WITHOUT_HARD
   */
  drafted(documentId: string): Promise<RuleSetBody>;
  /** What was kept last when a case was opened or submitted again; `null` where nothing was. */
  recorded(caseId: RowId<'case'>): Promise<Evaluation | null>;
  /** Takes the subject for this transaction: nobody else decides on the same past meanwhile. */
  lockSubject(tx: Tx, key: string): Promise<void>;
}

declare module '../../platform/services' {
  interface Services {
    rules: Rules;
  }
}
