import { z } from 'zod';

/** Digests of the values a signer was shown, by attribute. */
const digests = z.record(z.string(), z.string());

export const decisionBody = z.strictObject({
  seat: z.string().min(1).max(60),
  choice: z.enum(['approve', 'return', 'refuse']),
  seen: digests,
  comment: z.string().max(2000).optional(),
  /** What the stage asks for; with `approve` only. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** With `return`: the attributes that the applicant may mend. */
  parts: z.array(z.string()).max(50).optional(),
});
export type DecisionBody = z.infer<typeof decisionBody>;

/** Stopping the time of a case, and letting it run again. */
export const pauseBody = z.strictObject({ reason: z.string().trim().min(1).max(2000) });
export type PauseBody = z.infer<typeof pauseBody>;

/** The office has a case begin again at a stage that it has reached, named by its key. */
export const reopenBody = z.strictObject({
  stage: z.string().min(1).max(64),
  reason: z.string().trim().min(1).max(2000),
});
export type ReopenBody = z.infer<typeof reopenBody>;

/** Whoever handed a case in takes it back; for a paper form its recorder does, and says why. */
export const withdrawBody = z.strictObject({ reason: z.string().trim().min(1).max(2000) });
export type WithdrawBody = z.infer<typeof withdrawBody>;

export const actionBody = z.strictObject({
  input: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  reason: z.string().max(2000).optional(),
});
export type ActionBody = z.infer<typeof actionBody>;

export interface InboxItem {
  readonly caseId: string;
  readonly seat: string;
  readonly seatTitle: string;
  readonly stageTitle: string;
  readonly kind: string;
  readonly openedAt: string;
  /** `YYYY-MM-DD`; null is no limit. */
  readonly dueOn: string | null;
  /** Does it lie in a year whose holidays are not known yet? */
  readonly provisional: boolean;
  /** Can nobody sign it? Told to the office, which has to fill the position. */
  readonly blocked: boolean;
  /** What the case is about, in fen; null where it is not about money. */
  readonly amountFen: number | null;
  readonly target: {
    readonly type: string;
    /** The type's display name: the id under which the admin looks its translation up. */
    readonly typeName: string;
    readonly documentId: string;
    readonly title: string;
  };
}

export interface SeatBody {
  readonly key: string;
  readonly title: string;
  readonly outcome: 'passed' | 'returned' | 'refused' | 'void' | null;
  readonly dueOn: string | null;
  /** Does that day lie in a year whose holidays are not known yet? */
  readonly provisional: boolean;
  readonly open: boolean;
  /** Is it for the reader to sign: he holds its position, and has not signed? */
  readonly mine: boolean;
  /** Names of those who may sign; of an open seat only. */
  readonly holders: readonly string[];
  /** How many signatures it needs, and has; fixed when it opened. */
  readonly required: number;
  readonly signed: number;
}

export interface CaseBody {
  readonly id: string;
  readonly state: string;
  readonly action: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly stage: number;
  readonly round: number;
  readonly amountFen: number | null;
  readonly seen: Readonly<Record<string, string>>;
  /** Attributes that its owner may mend, while it is returned. */
  readonly returnedParts: readonly string[];
  /** `YYYY-MM-DD`, the last day to mend them; null is no limit. */
  readonly correctBy: string | null;
  /** Attributes that were written past the gate since: nobody signs until the office has dealt with it. */
  readonly changed: readonly string[];
  readonly stages: readonly {
    readonly key: string;
    readonly title: string;
    readonly kind: string;
    readonly sets: readonly string[];
    readonly seats: readonly SeatBody[];
  }[];
  readonly decisions: readonly {
    readonly stage: number;
    readonly seat: string;
    readonly round: number;
    /** Key of the person, and what he is called where it is known. */
    readonly person: string;
    readonly name: string | null;
    readonly choice: string;
    readonly comment: string | null;
    readonly madeAt: string;
  }[];
  readonly rules: {
    readonly outcome: string;
    readonly rules: readonly {
      readonly code: string;
      readonly kind: string;
      readonly outcome: string;
      readonly clause: string | null;
      readonly zh: string;
      readonly en: string;
      readonly inputs: Readonly<Record<string, unknown>>;
      readonly missing: readonly string[];
    }[];
  } | null;
}

/** States of the open cases of some entries, by documentId; of the others there is nothing. */
export type OpenCases = Readonly<Record<string, string>>;

/** What may be done with an entry in its present state, without a signature. */
export interface OfferedActions {
  readonly state: string;
  readonly actions: readonly {
    readonly name: string;
    readonly sets: readonly string[];
    /** Does it open a case? */
    readonly approval: boolean;
    /** Is the reader one of those who may do it? */
    readonly mine: boolean;
  }[];
}
