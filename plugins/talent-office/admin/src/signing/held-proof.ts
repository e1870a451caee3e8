import type { ProofBody } from '../../../shared/contracts/signing';

/**
 * The proof that the reader typed his password just now: in the memory of this page alone, so that it is
 * gone with it. It holds for one session; whoever signs in here next is refused with it.
 */
let held: ProofBody | null = null;

/** Shortly before its end it is asked for again: a form takes a while to be sent. */
const spareMs = 10_000;

export const heldProof = (now: number): string | null =>
  held !== null && Date.parse(held.expiresAt) - spareMs > now ? held.proof : null;

export const holdProof = (proof: ProofBody): void => {
  held = proof;
};

/** After one signature, where it holds for no other; and when the server takes it no more. */
export const proofUsed = (isRefused: boolean): void => {
  if (isRefused || held?.once) held = null;
};
