import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

import { proofHeader, type ProofBody } from '../../../shared/contracts/signing';
import { failureOf, useSubmission, type Failure, type Submission } from '../api';

import { heldProof, holdProof, proofUsed } from './held-proof';

export interface Signature {
  /** What is sent, and what came of it. */
  readonly submission: Submission;
  /** Is the password asked for? */
  readonly asked: boolean;
  readonly password: string;
  type(password: string): void;
  /** Sends what is signed. Resolves to whether it was done. */
  sign(path: string, body: object): Promise<boolean>;
}

/** Sends a signature, with the proof that its signer typed his password just now. */
export const useSignature = (): Signature => {
  const { post } = useFetchClient();
  const sent = useSubmission();
  const [asked, setAsked] = useState(() => heldProof(Date.now()) === null);
  const [password, type] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  /** @throws what the fetch client does */
  const prove = async (): Promise<string> => {
    const { data } = await post<{ data: ProofBody }>('/talent-office/signing-proofs', { password });
    holdProof(data.data);
    type('');
    setAsked(false);
    return data.data.proof;
  };

  const sign = async (path: string, body: object): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    try {
      const proof = heldProof(Date.now()) ?? (password === '' ? null : await prove());
      if (proof === null) {
        setAsked(true);
        return false;
      }
      const answer = await sent.send(path, body, { [proofHeader]: proof });
      if (answer) proofUsed(false);
      return answer !== null;
    } catch (error) {
      setFailure(failureOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };

  // It ran out on the way, or is another session's: it is asked for again.
  const { failure: refusal } = sent;
  useEffect(() => {
    if (refusal?.kind !== 'refused' || refusal.code !== 'SIGNATURE_UNPROVEN') return;
    proofUsed(true);
    setAsked(true);
  }, [refusal]);

  return {
    submission: { ...sent, busy: busy || sent.busy, failure: failure ?? sent.failure },
    asked,
    password,
    type,
    sign,
  };
};
