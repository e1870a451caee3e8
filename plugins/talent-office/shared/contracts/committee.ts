import { z } from 'zod';

import {
  votes,
  type ItemState,
  type MeetingForm,
  type MeetingState,
  type ResolutionChoice,
  type Vote,
} from '../vocabulary';

const comment = z.string().trim().max(2000).optional();
const digests = z.record(z.string(), z.string());
/** Key of a member, as the meeting names him. */
const member = z.string().min(1).max(120);
const publicId = z.string().regex(/^[0-9a-f-]{36}$/);

/** Cases for the agenda, by public id, in their order. */
export const agendaBody = z.strictObject({ cases: z.array(publicId).min(1).max(200) });

/** The whole agenda in its new order, by ids of items. */
export const orderBody = z.strictObject({ items: z.array(publicId).min(1).max(500) });

/** What is put to the vote besides the case itself: a lower amount. Empty is the case as it stands. */
export const proposalBody = z.strictObject({
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

/** Who is there; whoever is not named is absent. */
export const attendanceBody = z.strictObject({ present: z.array(member).max(200) });

export const recusalBody = z.strictObject({
  member,
  reason: z.string().trim().min(1).max(2000),
});
export type RecusalBody = z.infer<typeof recusalBody>;

/** What members said at a meeting, written down by its secretary. */
export const votesBody = z.strictObject({
  seen: digests,
  votes: z
    .array(z.strictObject({ member, choice: z.enum(votes), comment }))
    .min(1)
    .max(200),
});

/** A member's own vote, in circulation. */
export const voteBody = z.strictObject({ seen: digests, choice: z.enum(votes), comment });

/** Applies these items; without any named, every one that waits. */
export const applyBody = z.strictObject({ items: z.array(publicId).max(500).optional() });

/** The text of the minutes; without one, a draft from the records. */
export const minutesBody = z.strictObject({ text: z.string().max(100_000).optional() });

/** Why an item was resolved so, where it was not by its votes alone. */
export const resolutionGrounds = ['voted', 'no-quorum', 'no-majority', 'not-voted'] as const;
export type ResolutionGround = (typeof resolutionGrounds)[number];

/** Heads of one item: who counts in it, who is there, and what they said. */
export interface Tally {
  /** Members who need not keep out. */
  readonly entitled: number;
  readonly present: number;
  /** How many have to be there. */
  readonly quorum: number;
  /** How many have to be for one thing. */
  readonly majority: number;
  readonly votes: Readonly<Record<Vote, number>>;
}

export interface WaitingItem {
  readonly caseId: string;
  readonly openedAt: string;
  readonly amountFen: number | null;
  readonly target: TargetBody;
}

interface TargetBody {
  readonly type: string;
  readonly typeName: string;
  readonly documentId: string;
  readonly title: string;
}

export interface MemberBody {
  readonly id: string;
  readonly name: string;
  readonly presides: boolean;
  readonly present: boolean;
  /** Is it the reader? */
  readonly reader: boolean;
}

/** Before which meeting a case is now, by documentId; null where it is before none. */
export interface CaseMeetingBody {
  readonly meeting: string | null;
}

export interface ItemBody {
  readonly id: string;
  readonly caseId: string;
  readonly target: TargetBody;
  readonly stageTitle: string;
  readonly state: ItemState;
  /** Names of the attributes that the committee may decide, such as a lower amount. */
  readonly sets: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
  /** What the case asks for, and what is put to the vote, in fen; null where it is not about money. */
  readonly askedFen: number | null;
  readonly proposedFen: number | null;
  /** Would its money lack, were the items before it approved? */
  readonly short: boolean;
  readonly seen: Readonly<Record<string, string>>;
  /** Attributes that stand otherwise than the case has them: nothing is decided on it now. */
  readonly changed: readonly string[];
  /** Members who keep out, and why: declared, or because of what they are to the case. */
  readonly recused: readonly {
    readonly member: string;
    readonly reason: string | null;
    readonly why: string | null;
  }[];
  readonly votes: readonly {
    readonly member: string;
    readonly choice: Vote;
    readonly comment: string | null;
    readonly madeAt: string;
  }[];
  /** Members of whom a vote is still awaited, whoever presides last. */
  readonly awaited: readonly string[];
  /** Did the secretary close the vote of the others? */
  readonly closed: boolean;
  readonly tally: Tally | null;
  /** What would be resolved now, or was; null while votes are awaited. */
  readonly outcome: {
    readonly choice: ResolutionChoice;
    readonly ground: ResolutionGround;
    readonly recordedAt: string | null;
  } | null;
  /** Why it could not be applied when it was last tried. */
  readonly told: {
    readonly code: string;
    readonly facts: Readonly<Record<string, unknown>>;
  } | null;
}

/** What the items take from one line when all are approved that are proposed. */
export interface LineTotal {
  readonly title: string;
  readonly asset: 'fen' | 'place';
  /** Fen or places. */
  readonly wanted: number;
  readonly free: number;
}

export interface MeetingBody {
  readonly documentId: string;
  readonly title: string;
  readonly form: MeetingForm;
  readonly state: MeetingState;
  readonly heldOn: string | null;
  readonly place: string | null;
  readonly members: readonly MemberBody[];
  readonly items: readonly ItemBody[];
  readonly totals: readonly LineTotal[];
  readonly minutes: string | null;
  /** Does the reader keep its records: a colleague of the office? */
  readonly keeps: boolean;
  /** Did the reader write down votes of this meeting? Somebody else records the resolution. */
  readonly wroteVotes: boolean;
}

export interface MinutesPage {
  readonly text: string;
  /** A whole page, ready to be printed. */
  readonly html: string;
}

/** What became of the items that were applied, in their order. */
export interface AppliedBody {
  readonly items: readonly { readonly id: string; readonly state: ItemState }[];
}
