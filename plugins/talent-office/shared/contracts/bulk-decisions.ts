import { z } from 'zod';

import type { Bilingual, ErrorCode } from '../error-codes';

/** So many may be decided by one signature: a list that somebody still reads. */
export const mostInBatch = 100;

/**
 * Many cases decided by one choice and one comment (批量签署). `return` is not among the choices: what is
 * missing is said case by case.
 */
export const bulkDecisionBody = z.strictObject({
  choice: z.enum(['approve', 'refuse']),
  comment: z.string().trim().max(2000).optional(),
  items: z
    .array(
      z.strictObject({
        caseId: z.string().min(1).max(64),
        seat: z.string().min(1).max(60),
        /** `seen` of the inbox: what the case was when it was shown. */
        seen: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(1)
    .max(mostInBatch),
});
export type BulkDecisionBody = z.infer<typeof bulkDecisionBody>;

/** What became of one case of a batch. */
export type BulkDecisionResult = { readonly caseId: string; readonly seat: string } & (
  | { readonly outcome: 'signed'; readonly state: string }
  | {
      readonly outcome: 'refused';
      readonly code: ErrorCode;
      readonly facts: Readonly<Record<string, unknown>>;
      readonly messages: Bilingual;
    }
);

export interface BulkDecisionsBody {
  /** One for each case, in the order in which they were asked for. */
  readonly items: readonly BulkDecisionResult[];
}
