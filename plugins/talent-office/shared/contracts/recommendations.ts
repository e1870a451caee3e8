import { z } from 'zod';

import type { FileBody } from './cases';

const opinion = z.string().trim().min(1).max(1000);
/** 1 is first: among the people of the same employer or unit in the same round, or benefit and year. */
const ranking = z.coerce.number().int().min(1).max(999);
/** Digest of what the recommender was shown of the case. */
const seen = z.string().regex(/^[0-9a-f]{64}$/);

/** A recommendation as an agent gives it on the website; the scan of the sealed form goes with it. */
export const recommendBody = z.strictObject({ opinion, ranking, seen });
export type RecommendBody = z.infer<typeof recommendBody>;

/** Sent back to be mended (`return`), or not recommended (`refuse`): with the reason. */
export const notRecommendBody = z.strictObject({
  choice: z.enum(['return', 'refuse']),
  reason: opinion,
  seen,
  /** With `return`: the attributes that are to be mended. */
  parts: z.array(z.string().min(1).max(60)).max(20).default([]),
  /** With a later return: why it was not said at the first one. */
  again: z.string().trim().max(1000).optional(),
});
export type NotRecommendBody = z.infer<typeof notRecommendBody>;

/** What came on paper, as a clerk of the office writes it down. */
export const paperRecommendationBody = z.strictObject({
  choice: z.enum(['approve', 'refuse']),
  opinion,
  /** With `approve` only, and always then. */
  ranking: ranking.optional(),
  /** `YYYY-MM-DD`, as on the paper. */
  signedOn: z.iso.date(),
});
export type PaperRecommendationBody = z.infer<typeof paperRecommendationBody>;

export const confirmRecommendationBody = z.strictObject({ seen });
export const rejectRecommendationBody = z.strictObject({
  reason: z.string().trim().min(1).max(500),
});

/** One seat of a recommendation stage, in the latest round, as the panel shows it. */
export interface RecommendationBody {
  /** Of the request. */
  readonly id: string;
  readonly stage: number;
  readonly seat: 'employer' | 'village' | 'town';
  readonly party: string;
  /** Asked besides the applicant's own firm. */
  readonly additional: boolean;
  /** Does the case wait for it now? */
  readonly open: boolean;
  /** Places that others of this party have in its order. */
  readonly taken: readonly number[];
  readonly answer: {
    readonly id: string;
    readonly state: 'recorded' | 'made';
    readonly choice: 'approve' | 'return' | 'refuse';
    readonly ranking: number | null;
    readonly opinion: string;
    readonly scan: FileBody | null;
    /** Who made it, or wrote it down. */
    readonly person: string;
    readonly signedOn: string | null;
    readonly madeAt: string;
    /** Did the reader record it? Then somebody else confirms it. */
    readonly byReader: boolean;
  } | null;
}

/** The recommendations of a case. */
export interface CaseRecommendationsBody {
  /** What whoever confirms says that he saw. */
  readonly seen: string;
  readonly requests: readonly RecommendationBody[];
}
