import { z } from 'zod';

import type {
  AmountLineBody,
  ExplanationBody,
  PreferenceBody,
  RuleResultBody,
} from './explanations';
import type { Bilingual } from '../error-codes';
import { checkAnswers } from '../vocabulary';

/** Digests of the values a signer was shown, by attribute. */
const digests = z.record(z.string(), z.string());

/** What a signer found on each point of a check stage, by its key; a reason unless it is a yes. */
const checkAnswersBody = z.record(
  z.string().max(64),
  z.strictObject({ answer: z.enum(checkAnswers), reason: z.string().trim().max(500).optional() }),
);
export type CheckAnswers = Readonly<z.infer<typeof checkAnswersBody>>;

export const decisionBody = z.strictObject({
  seat: z.string().min(1).max(60),
  choice: z.enum(['approve', 'return', 'refuse']),
  seen: digests,
  comment: z.string().max(2000).optional(),
  /** What the stage asks for; with `approve` only. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** With `return`: the attributes that the applicant may mend. */
  parts: z.array(z.string()).max(50).optional(),
  /** With `return`: what is missing, by attribute. */
  defects: z.record(z.string(), z.string().trim().max(500)).optional(),
  /** With a later `return`: why it was not said at the first one. */
  again: z.string().trim().max(500).optional(),
  /** Of a check stage: all of its points, whatever is decided. */
  checks: checkAnswersBody.optional(),
  /** Of a proof stage, with `approve`: the ids of the proofs that were looked at, by key. */
  proofs: z.record(z.string().max(64), z.uuid()).optional(),
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

/** Keeping out of a case, and taking that back. */
export const recusalBody = z.strictObject({ reason: z.string().trim().min(1).max(2000) });
export type RecusalBody = z.infer<typeof recusalBody>;

/** The office has a colleague keep out, named by the documentId of his staff entry. */
export const recuseOtherBody = recusalBody.extend({ staff: z.string().min(1).max(64) });
export type RecuseOtherBody = z.infer<typeof recuseOtherBody>;

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
  /** Is it the reader's to sign now? What he may not sign is here only where he has to see to it. */
  readonly mine: boolean;
  /** Can it not get its signatures? Told to the office, which has to fill the position. */
  readonly blocked: boolean;
  /** Is it overdue and shown to the reader's position, while others sign it (督办)? */
  readonly escalated: boolean;
  /** Name of the absent colleague for whom it is the reader's to sign; null for himself. */
  readonly actingFor: string | null;
  /** What the case is about, in fen; null where it is not about money. */
  readonly amountFen: number | null;
  /** What its rules came to when the case was opened, or mended; null where it has none. */
  readonly ruleOutcome: string | null;
  /** 受理号; null until it is accepted. */
  readonly acceptanceNumber: string | null;
  /** Digest of what the case is, to be sent when it is decided with others; null where it cannot be. */
  readonly seen: string | null;
  /** What the unit is called that the reader stands in for; else null. */
  readonly standsFor: string | null;
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
  /** What the unit is called that it stands in for: it employs whom the case is about. Else null. */
  readonly standsFor: string | null;
  readonly outcome: 'passed' | 'returned' | 'refused' | 'void' | null;
  readonly dueOn: string | null;
  /** Does that day lie in a year whose holidays are not known yet? */
  readonly provisional: boolean;
  readonly open: boolean;
  /** Is it for the reader to sign now, by the rules by which his signature is taken? */
  readonly mine: boolean;
  /** Of an open seat whose position the reader holds: why his signature would not be taken; else null. */
  readonly whyNot: Bilingual | null;
  /** Name of the absent colleague for whom the reader would sign it; null for himself. */
  readonly actingFor: string | null;
  /** Names of those who may sign; of an open seat only. */
  readonly holders: readonly string[];
  /** And of those who may sign for one of them. */
  readonly substitutes: readonly { readonly name: string; readonly actingFor: string }[];
  /** How many signatures it needs, and has; fixed when it opened. */
  readonly required: number;
  readonly signed: number;
}

/** A private file as a list shows it. Its content is read by its id, with a reason. */
export interface FileBody {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly createdAt: string;
}

/** A value that was worked out when a case was opened, or mended: the amount of an award. */
export interface WorkedBody {
  readonly attribute: string;
  readonly source: string;
  /** Facts read, by path. Sensitive attributes are none: no expression knows them. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly value: string | number | boolean;
  readonly working: ExplanationBody;
  /** Of money; empty where nothing is added to the standard or deducted from it. */
  readonly lines: readonly AmountLineBody[];
}

/** The time that an accepted case has used of its limit. */
export interface HandlingBody {
  readonly usedWorkingDays: number;
  /** Null where its workflow sets none. */
  readonly limitWorkingDays: number | null;
  /** Does it run today? Not while the case is with its applicant, paused, in notice or expert review. */
  readonly running: boolean;
  /** `YYYY-MM-DD`, the last day if it runs on; null where it stands still, is used up, or has no limit. */
  readonly lastDay: string | null;
  readonly overdue: boolean;
}

/** Something that a workflow names in both languages. */
export interface NamedBody {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
}

export interface CaseBody {
  readonly id: string;
  readonly state: string;
  readonly action: string;
  readonly openedAt: string;
  /** `YYYY-MM-DD`, the day that counts as that of its handing in. */
  readonly handedInOn: string;
  /** Of what came on paper: what the two people are called who saw the form; null where it did not. */
  readonly paper: { readonly recordedBy: string; readonly confirmedBy: string } | null;
  readonly closedAt: string | null;
  /** 受理号, and when it was taken on; null until then, and where nothing is accepted. */
  readonly acceptance: { readonly number: string; readonly at: string } | null;
  readonly handling: HandlingBody | null;
  /** Was it returned before? A second return says why. */
  readonly returnedBefore: boolean;
  readonly stage: number;
  readonly round: number;
  readonly amountFen: number | null;
  readonly seen: Readonly<Record<string, string>>;
  /** The files on its entry, for which `seen` has a digest; null where its type takes none, or the reader reads none. */
  readonly files: readonly FileBody[] | null;
  /** Attributes that a signer may send back to be mended; none where nothing is sent back. */
  readonly returnable: readonly string[];
  /** Attributes that its owner may mend, while it is returned. */
  readonly returnedParts: readonly string[];
  /** `YYYY-MM-DD`, the last day to mend them; null is no limit. */
  readonly correctBy: string | null;
  /** Attributes that were written past the gate since: nobody signs until the office has dealt with it. */
  readonly changed: readonly string[];
  readonly recusal: {
    /** Why the reader must keep out, where an open seat would be his; a word of the labels. */
    readonly mine: string | null;
    /** Who else would be asked and must keep out, and why; told to the office alone, like what follows. */
    readonly others: readonly { readonly name: string; readonly why: string }[];
    readonly declared: readonly {
      readonly id: string;
      readonly name: string;
      readonly reason: string;
      readonly madeAt: string;
    }[];
    /** Whom the office can have keep out: who is asked to sign now, by staff entry. */
    readonly possible: readonly { readonly staff: string; readonly name: string }[];
  };
  /** What moved it without a signature, the first first. */
  readonly moves: readonly {
    /** `pause`, `resume`, `reopen` or `withdraw`. */
    readonly how: string;
    readonly at: string;
    /** What whoever did it is called, where that is known. */
    readonly name: string | null;
    readonly actingFor: string | null;
    readonly reason: string | null;
    /** Of a reopening: the title of the stage at which it began again, and in which round. */
    readonly stage: string | null;
    readonly round: number | null;
    /** Did it begin again because an objection was upheld? That has a paper of its own. */
    readonly byObjection: boolean;
  }[];
  /** What would not be refused to the reader for who he is; whether the case is in a state for it is another matter. */
  readonly may: { readonly pause: boolean; readonly reopen: boolean };
  readonly stages: readonly {
    readonly key: string;
    readonly title: string;
    readonly kind: string;
    readonly sets: readonly string[];
    /** Points that its signers answer. */
    readonly checks: readonly NamedBody[];
    readonly seats: readonly SeatBody[];
  }[];
  readonly decisions: readonly {
    readonly stage: number;
    readonly seat: string;
    readonly round: number;
    /** Key of the person, and what he is called where it is known. */
    readonly person: string;
    readonly name: string | null;
    /** Name of the absent colleague for whom he signed; null for himself. */
    readonly actingFor: string | null;
    readonly choice: string;
    readonly comment: string | null;
    /** With a return: what is missing, by attribute. */
    readonly defects: Readonly<Record<string, string>>;
    readonly again: string | null;
    /** Did the case begin again since, there or before (撤销重办)? */
    readonly isVoid: boolean;
    readonly checks: CheckAnswers;
    /** As of its seat. */
    readonly standsFor: string | null;
    readonly madeAt: string;
    /** Of what was signed on paper: the date it bears, and what the two people are called who saw it. */
    readonly paper: {
      readonly signedOn: string;
      readonly recordedBy: string;
      readonly confirmedBy: string;
    } | null;
  }[];
  /** `YYYY-MM-DD`, the day for which rules and values were worked out; null where nothing was. */
  readonly evaluatedFor: string | null;
  readonly rules: {
    readonly key: string;
    readonly title: string;
    /** Number of the version in force when the case was opened. */
    readonly version: number;
    readonly outcome: string;
    readonly rules: readonly RuleResultBody[];
    readonly preferences: readonly PreferenceBody[];
  } | null;
  readonly worked: readonly WorkedBody[];
}

/** Where a case stands. */
export interface CaseStanding {
  readonly state: string;
  /** Title of the stage that it is at; null unless it is open. */
  readonly stage: string | null;
}

/** The last case of each of some entries, by documentId; of those without one there is nothing. */
export type LatestCases = Readonly<Record<string, CaseStanding>>;

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
    /** May he key it in from a paper form, for a second person to confirm? */
    readonly onPaper: boolean;
  }[];
}
