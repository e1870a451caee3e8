import { z } from 'zod';

import type { CutReason, ListDrift } from '../vocabulary';

/** A round as everybody reads it. */
export interface PublicRoundBody {
  readonly id: string;
  readonly title: string;
  readonly noticeNumber: string | null;
  readonly opensOn: string;
  /** The last day on which applications are taken. */
  readonly closesOn: string;
  readonly phase: 'coming' | 'open';
  readonly materials: string | null;
  readonly summary: string | null;
  readonly benefits: readonly { readonly id: string; readonly title: string }[];
}

/** `seen` is the digest of the proposal that the office looked at. */
export const fixListBody = z.strictObject({ seen: z.string().length(64) });

export const listAgendaBody = z.strictObject({ meeting: z.string().min(1).max(64) });
export const listNoticeBody = z.strictObject({ title: z.string().trim().min(1).max(120) });

/** A meeting whose agenda is still being made. */
export interface DraftMeetingBody {
  readonly id: string;
  readonly title: string;
  readonly heldOn: string | null;
}

/** Sums of some cases of a round, in fen. */
export interface RoundSums {
  readonly count: number;
  readonly requestedFen: number;
  /** As worked out, or lowered since. */
  readonly amountFen: number;
  readonly proposedFen: number;
}

export interface RoundCaseBody {
  readonly application: string;
  readonly caseId: string;
  readonly title: string;
  readonly benefit: string;
  readonly employer: string | null;
  readonly step: string;
  readonly requestedFen: number | null;
  readonly amountFen: number;
  /** `null` for a case that a list does not take: it has ended, or is with its applicant. */
  readonly proposedFen: number | null;
  readonly reason: CutReason;
  readonly position: number | null;
}

export interface RoundLineBody {
  readonly line: string;
  readonly title: string;
  /** Available, and what the cases of the list hold on it. */
  readonly freeFen: number;
  /** What the list asks of it this year, before and after the cut. */
  readonly dueFen: number;
  readonly proposedDueFen: number;
}

/** All cases of a round, and what its list would be now. */
export interface RoundBody {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly noticeNumber: string | null;
  readonly opensOn: string | null;
  readonly closesOn: string | null;
  readonly method: string;
  /** What it calls for, with what it gives of each at most. */
  readonly benefits: readonly {
    readonly id: string;
    readonly title: string;
    readonly ceilingFen: number | null;
    readonly places: number | null;
  }[];
  readonly total: RoundSums;
  readonly byBenefit: readonly (RoundSums & { readonly id: string; readonly title: string })[];
  readonly byStep: readonly (RoundSums & { readonly step: string; readonly listed: boolean })[];
  readonly byEmployer: readonly (RoundSums & { readonly title: string | null })[];
  readonly lines: readonly RoundLineBody[];
  readonly page: number;
  readonly pages: number;
  readonly cases: readonly RoundCaseBody[];
  /** Of the proposal: what fixing it says it has seen. */
  readonly digest: string;
  readonly lists: readonly RoundListHead[];
}

export interface RoundListHead {
  readonly id: string;
  readonly number: number;
  readonly method: string;
  readonly count: number;
  readonly amountFen: number;
  readonly proposedFen: number;
  readonly digest: string;
  readonly fixedBy: string;
  readonly fixedAt: string;
}

/** A list as it was fixed, with what has become of its cases since. */
export interface RoundListBody extends RoundListHead {
  readonly round: string;
  /** Is a later list fixed? */
  readonly superseded: boolean;
  /** How many of its cases stand otherwise than they did. */
  readonly drifted: number;
  /** Fen that it proposed for cases that have gone: free again, and nobody's by this list. */
  readonly goneFen: number;
  readonly rows: readonly {
    readonly position: number;
    readonly application: string;
    readonly caseId: string;
    readonly title: string;
    readonly benefit: string;
    readonly employer: string | null;
    readonly amountFen: number;
    readonly proposedFen: number;
    readonly reason: CutReason;
    readonly drift: ListDrift;
  }[];
}

export interface RoundHead {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly noticeNumber: string | null;
  readonly opensOn: string | null;
  readonly closesOn: string | null;
}
