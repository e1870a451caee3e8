import { z } from 'zod';

const staffId = z.string().min(1).max(64);

/** Everything open from one colleague to another (工作移交); staff entries by documentId. */
export const handoverQuestion = z.strictObject({
  from: staffId,
  to: staffId,
  /** The day from which it is the other's. */
  on: z.iso.date(),
});
export type HandoverQuestion = z.infer<typeof handoverQuestion>;

export const handoverBody = handoverQuestion.extend({
  reason: z.string().trim().min(1).max(1000),
  /** Digest of the list that was shown. */
  seen: z.string().regex(/^[0-9a-f]{64}$/),
});
export type HandoverBody = z.infer<typeof handoverBody>;

export const handoverKinds = [
  'appointment',
  'acting',
  'stood-in-for',
  'step',
  'chair',
  'secretary',
  'member',
  'payment',
  'rectification',
] as const;
export type HandoverKind = (typeof handoverKinds)[number];

/**
 * `given`: it is the other's from that day; `ended`: nobody's; `follows`: it goes with the position, or
 * is his to see to; `kept`: not handed over, and why.
 */
export const handoverOutcomes = ['given', 'ended', 'follows', 'kept'] as const;
export type HandoverOutcome = (typeof handoverOutcomes)[number];

export interface HandoverItem {
  readonly kind: HandoverKind;
  /** The entry that it is, or is about. */
  readonly target: { readonly type: string; readonly documentId: string };
  /** What a position or a seat is called; of entries their title is read when they are shown. */
  readonly what: string | null;
  readonly outcome: HandoverOutcome;
  /** Why it is not handed over, or is nobody's: a word of the labels. */
  readonly why: string | null;
}

/** The same, with the title of its entry as it now is; `null` where that is gone. */
export type ShownHandoverItem = HandoverItem & { readonly title: string | null };

export interface HandoverPlan {
  readonly items: readonly ShownHandoverItem[];
  /** To be sent back: what was shown is what is done. */
  readonly seen: string;
}

export interface HandoverRecord {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** `YYYY-MM-DD` */
  readonly on: string;
  readonly reason: string;
  readonly by: string;
  /** An instant. */
  readonly madeAt: string;
  readonly items: readonly ShownHandoverItem[];
}

export interface HandoversBody {
  /** Who can hand over or take over. */
  readonly staff: readonly { readonly id: string; readonly name: string }[];
  readonly done: readonly Omit<HandoverRecord, 'items'>[];
}
