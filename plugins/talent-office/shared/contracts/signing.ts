import { z } from 'zod';

import { bulkDecisionBody } from './bulk-decisions';

/** In which a signature carries the proof that its signer typed his password just now. */
export const proofHeader = 'X-Signing-Proof';

/** The password of who is signed in; longer than any that Strapi takes. */
export const passwordBody = z.strictObject({
  password: z.string().min(1).max(200),
  /** What the proof is for: it holds for exactly this batch, and once. Without: for single signatures. */
  batch: bulkDecisionBody.optional(),
});

export interface ProofBody {
  /** Held in the memory of the page, and nowhere else. */
  readonly proof: string;
  /** Does it hold for one signature alone? */
  readonly once: boolean;
  /** An instant. */
  readonly expiresAt: string;
}
