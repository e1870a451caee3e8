import type { Actor, Tx, RowId } from '../../../platform';
import type { Person } from '../../organisation';

/** A target of cases: one entry of a type with a life cycle. */
export interface Target {
  readonly type: string;
  readonly documentId: string;
}

/** Digests of guarded values by attribute: what was shown, and what stands. */
export type Digests = Readonly<Record<string, string>>;

/** Why somebody may not sign. */
export interface Exclusion {
  readonly why: 'subject' | 'owner' | 'author' | 'excluded' | 'recused' | 'related' | 'doer';
  readonly keys: readonly string[];
}

/** How a case ends for the entry it decides. */
export type Conclusion = 'approved' | 'refused' | 'withdrawn' | 'expired';

export interface DecidedCase {
  readonly id: RowId<'case'>;
  readonly publicId: string;
  readonly target: Target;
  readonly action: string;
  readonly ruleVersionId: RowId<'version'> | null;
  readonly subject: string | null;
  readonly ended: boolean;
  /** What it is about: digests of the guarded values, the entry's state among them. */
  readonly guarded: Digests;
  /** What its owner may mend, while it is returned to him. */
  readonly returnedParts: readonly string[];
  /** By attribute, what stood where signers gave values (`sets`): it stands again unless it is approved. */
  readonly replaced: Readonly<Record<string, unknown>>;
}

/** What one limit of an entry takes from one line, in fen or places. */
export interface Demand {
  readonly line: Target;
  readonly asset: 'fen' | 'place';
  /** What its line is to hold. */
  readonly amount: number;
  /** What is decided on: `amount`, where the lines of later years hold nothing of it. */
  readonly whole: number;
  /** How much of `amount` the entry holds there already. */
  readonly held: number;
}

/** Who causes a write, and under which unique operation. */
export interface Causation {
  readonly operation: string;
  readonly actor: string;
  readonly requestId?: string | null;
}

/**
 * What a case needs of the entry it decides. The life cycle implements it: approval knows cases and
 * signatures, and no content type.
 */
export interface CaseTarget {
  /** Locks the entry's row and gives the digests of these attributes as they stand. */
  look(tx: Tx, target: Target, attributes: readonly string[]): Promise<Digests>;
  /**
   * Attributes that a case froze, its entry's state among them, and that stand otherwise than it has
   * them: what came past the gate. For who only looks: nothing is locked.
   */
  lateWrites(one: DecidedCase): Promise<string[]>;
  /**
   * Another subject, or other terms, than the case was opened with are another case: the office does not
   * take them either. @throws Refusal CONTENT_CHANGED
   */
  refuseOtherBasis(tx: Tx, one: DecidedCase): Promise<void>;
  /**
   * Judges the entry again, and works its values out again, by the rules and on the day of the case;
   * a state that was written past the gate is put back.
   * Resolves to the money that it now asks for, in fen; `null` where it asks for none.
   * @throws Refusal NOT_ELIGIBLE, FACTS_MISSING
   */
  evaluateAgain(tx: Tx, one: DecidedCase): Promise<number | null>;
  exclusions(tx: Tx, target: Target): Promise<Exclusion[]>;
  /**
   * Those of these entries, by documentId, of which one of these people has perhaps written something: of the
   * others none of them is an author.
   */
  perhapsWritten(
    tx: Tx,
    documentIds: readonly string[],
    people: readonly Person[],
  ): Promise<string[]>;
  /** Is something to be done with the entry for him to do, in whatever state it is? */
  concerns(reader: Actor, target: Target): Promise<boolean>;
  /**
   * Of the frozen attributes, those that a signer may send back to be mended: none of an entry that was
   * decided on before, for it stands by the earlier decision.
   */
  returnable(one: DecidedCase): string[];
  /** Code of the unit at the end of a path of the entry; `null` where there is none. */
  unitAt(tx: Tx, target: Target, path: string): Promise<string | null>;
  /** Codes of the units that are the employer of whom the entry is about. */
  employerUnits(tx: Tx, target: Target): Promise<string[]>;
  /** What whom the entry is about is called; `null` where its type names nobody. */
  subjectName(target: Target): Promise<string | null>;
  /** His identity document, masked; `null` where his type declares none, or none is stored. */
  subjectIdentity(target: Target): Promise<string | null>;
  /** What the entry's type declares for everybody's eyes, by path; empty where it declares nothing. */
  publicFacts(tx: Tx, target: Target): Promise<Readonly<Record<string, unknown>>>;
  /**
   * What the entry's limits take from which lines once it is approved, were these values given with the
   * decision; in fen or places. For who only looks: nothing is written.
   */
  demands(target: Target, values: Readonly<Record<string, unknown>>): Promise<Demand[]>;
  /** Could these values be given with a decision? @throws Refusal as `set` does */
  refuseValues(tx: Tx, one: DecidedCase, values: Readonly<Record<string, unknown>>): Promise<void>;
  /** Digests of values as they would stand in an entry of this type. */
  digestsOf(type: string, values: Readonly<Record<string, unknown>>): Digests;
  /**
   * Writes values that were given with a decision. Resolves to what stood in their place, and to the money
   * that the entry now asks for, in fen; `null` where it asks for none.
   * @throws Refusal VALUE_INVALID, NUMBER_FORM, NUMBER_RANGE; VALUE_TOO_HIGH: a signer lowers what was
   *   worked out, never more
   */
  set(
    tx: Tx,
    one: DecidedCase,
    values: Readonly<Record<string, unknown>>,
  ): Promise<{ amount: number | null; replaced: Readonly<Record<string, unknown>> }>;
  /** Brings the entry's limits in line with the phases that the passed stages gave. */
  hold(
    tx: Tx,
    one: DecidedCase,
    phases: Readonly<Record<string, string>>,
    cause: Causation,
  ): Promise<void>;
  conclude(tx: Tx, one: DecidedCase, how: Conclusion, cause: Causation): Promise<void>;
}
