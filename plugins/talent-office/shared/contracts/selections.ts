import { z } from 'zod';

import type {
  SelectionEntryState,
  SelectionGroupState,
  SelectionMethod,
  SelectionSeed,
  SelectionTies,
} from '../vocabulary';

/** Places of one group. */
export const mostPlaces = 100_000;

/** Closing a group, for so many places. */
export const closeGroupBody = z.strictObject({ places: z.number().int().min(1).max(mostPlaces) });

/** Before a group is closed: the public event whose result will be the seed; none of a seed of the server's. */
export const commitSeedBody = z.strictObject({
  source: z.string().trim().min(4).max(500).optional(),
});

/** The result of that event, as it was announced; none of a seed of the server's. */
export const drawBody = z.strictObject({ result: z.string().trim().min(1).max(500).optional() });

/** Applies the places of a group to these of its cases; without any named, to every one that waits. */
export const applySelectionBody = z.strictObject({
  entries: z.array(z.uuid()).max(500).optional(),
});

/** How a draw is computed: everybody can do it again. */
export const drawAlgorithm = 'HMAC-SHA-256(key = seed, message = ticket), hex, ascending';

/** A group as a list shows it. */
export interface SelectionGroupBody {
  readonly id: string;
  /** What the workflow and its stage are called. */
  readonly workflow: string;
  readonly stage: string;
  /** What its cases have in common; empty where they are not grouped. */
  readonly label: string;
  /** Counts from 1: the next begins when one is closed (期次). */
  readonly number: number;
  readonly method: SelectionMethod;
  readonly state: SelectionGroupState;
  /** Cases that wait, or that it was closed with. */
  readonly count: number;
  readonly createdAt: string;
  /** Null until it is closed. */
  readonly places: number | null;
  /** `YYYY-MM-DD`, the last day of its reserve list; null before its order. */
  readonly reserveLastDay: string | null;
}

export interface SelectionEntryBody {
  readonly id: string;
  readonly caseId: string;
  readonly target: {
    readonly type: string;
    readonly typeName: string;
    readonly documentId: string;
    readonly title: string;
  };
  readonly state: SelectionEntryState;
  readonly arrivedAt: string;
  /** Null until its group is closed: the number by which it is drawn or found. */
  readonly ticket: string | null;
  /** Its place in the order; null before there is one. */
  readonly position: number | null;
  /** Its number on the reserve list; null where it is not on it. */
  readonly reserveNumber: number | null;
  /** What the expressions gave, by field, and when it was accepted: why it stands there. */
  readonly worked: Readonly<Record<string, string | number>>;
  /** Of a draw: the HMAC of its ticket. */
  readonly mark: string | null;
  /** Title of the case whose place it was given; null where it had one from the order on. */
  readonly replaces: string | null;
  readonly told: {
    readonly code: string;
    readonly facts: Readonly<Record<string, unknown>>;
  } | null;
}

export interface SelectionBody extends SelectionGroupBody {
  readonly rules: {
    readonly groupBy: string | null;
    readonly orderBy: string | null;
    readonly ties: SelectionTies;
    readonly tieBy: string | null;
    readonly reserveDays: number;
  };
  readonly seed: {
    readonly kind: SelectionSeed;
    readonly commitment: string | null;
    readonly source: string | null;
    readonly committedAt: string;
    /** Null until it was drawn with. */
    readonly revealed: string | null;
  } | null;
  /** Which seed the workflow asks for; null where nothing is drawn. */
  readonly seedKind: SelectionSeed | null;
  readonly closedAt: string | null;
  readonly orderedAt: string | null;
  /** SHA-256 over the order. */
  readonly digest: string | null;
  /** Does the order stand as it was recorded? False where somebody wrote past the software. */
  readonly intact: boolean;
  /** In their order, where there is one; else as they arrived. */
  readonly entries: readonly SelectionEntryBody[];
}

/** What became of the cases that were applied. */
export interface AppliedSelectionBody {
  readonly entries: readonly { readonly id: string; readonly state: SelectionEntryState }[];
}

/** A draw as everybody may see it: nobody's name or number is in it. */
export interface PublicDrawBody {
  readonly id: string;
  readonly title: string;
  readonly number: number;
  readonly state: SelectionGroupState;
  readonly algorithm: string;
  readonly seedKind: SelectionSeed;
  readonly commitment: string | null;
  readonly source: string | null;
  readonly committedAt: string;
  readonly closedAt: string | null;
  readonly places: number | null;
  /** How many were drawn from; null until the group was closed. */
  readonly count: number | null;
  readonly seed: string | null;
  readonly drawnAt: string | null;
  readonly digest: string | null;
}

/** Where an applicant's own case stands; nothing of anybody else's. */
export interface OwnSelectionBody {
  readonly state: 'waiting' | 'selected' | 'reserve' | 'not-selected';
  readonly number: number;
  readonly places: number | null;
  readonly ticket: string | null;
  readonly position: number | null;
  readonly reserveNumber: number | null;
  readonly reserveLastDay: string | null;
  /** Of a draw: where its seed is published, and the HMAC of the applicant's own ticket. */
  readonly draw: { readonly id: string; readonly mark: string | null } | null;
}
