import { z } from 'zod';

import type { ProofState, ProofUploader } from '../vocabulary';
import type { FileBody, NamedBody } from './cases';

/** A proof goes back to whoever handed it in, with a reason; by whom, is named by his seat. */
export const returnProofBody = z.strictObject({
  seat: z.string().min(1).max(60),
  reason: z.string().trim().min(1).max(500),
});

/** One thing that a proof stage waits for, and what was handed in for it last. */
export interface ProofBody extends NamedBody {
  readonly uploader: ProofUploader;
  readonly state: ProofState;
  /** Null while nothing was handed in. */
  readonly upload:
    | (FileBody & {
        /** Why it went back; null where it did not. */
        readonly returnedFor: string | null;
      })
    | null;
}

/** The proofs of one stage. */
export interface StageProofsBody {
  /** Index of the stage in its workflow. */
  readonly stage: number;
  readonly title: string;
  /** Is the case at this stage, and open? */
  readonly open: boolean;
  readonly proofs: readonly ProofBody[];
}
