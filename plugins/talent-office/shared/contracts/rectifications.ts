import { z } from 'zod';

import type { RectificationState } from '../vocabulary';

/** What is put right of a decided entry (更正): a text, or `null` to take it anew from where it came from. */
export const rectificationBody = z.strictObject({
  values: z
    .record(z.string().min(1).max(60), z.string().trim().min(1).max(2000).nullable())
    .refine((values) => Object.keys(values).length > 0),
  reason: z.string().trim().min(1).max(2000),
});
export type RectificationBody = z.infer<typeof rectificationBody>;

export interface Rectifications {
  /** What may be put right as the entry stands; empty before a good end. */
  readonly possible: readonly {
    readonly name: string;
    /** Taken anew from where it came from: no value is given. */
    readonly anew: boolean;
  }[];
  /** The latest first. */
  readonly requests: readonly {
    readonly documentId: string;
    readonly state: RectificationState;
    /** By attribute, what it is to become as people read it; `null` where there is nothing to take. */
    readonly values: Readonly<Record<string, string | null>>;
    readonly reason: string;
    /** Why it was rejected. */
    readonly answer: string | null;
    /** What the person is called who asked for it, where it is known. */
    readonly requestedBy: string | null;
    /** ISO-8601 UTC instant. */
    readonly requestedAt: string;
    /** Did the reader ask for it? Then somebody else confirms it. */
    readonly byReader: boolean;
  }[];
}
