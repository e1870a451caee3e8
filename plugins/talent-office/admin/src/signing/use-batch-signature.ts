import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { BulkDecisionBody, BulkDecisionsBody } from '../../../shared/contracts/bulk-decisions';
import { proofHeader, type ProofBody } from '../../../shared/contracts/signing';
import { failureOf, useSubmission, type Failure } from '../api';

import type { Signature } from './use-signature';

export interface BatchSignature extends Omit<Signature, 'sign'> {
  /** Sends it; the results by case, or `null` where nothing was done. */
  sign(batch: BulkDecisionBody): Promise<BulkDecisionsBody | null>;
}

/**
 * Signs many cases at once, with a proof for exactly these: none that is held from an earlier signature
 * serves, so the password is always asked for.
 */
export const useBatchSignature = (): BatchSignature => {
  const { post } = useFetchClient();
  const sent = useSubmission();
  const [password, type] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const sign = async (batch: BulkDecisionBody): Promise<BulkDecisionsBody | null> => {
    if (password === '') return null;
    setBusy(true);
    setFailure(null);
    try {
      const asked = { password, batch };
      const { data } = await post<{ data: ProofBody }>('/talent-office/signing-proofs', asked);
      const headers = { [proofHeader]: data.data.proof };
      const answer = await sent.send<BulkDecisionsBody>(
        '/talent-office/case-decisions',
        batch,
        headers,
      );
      return answer?.data ?? null;
    } catch (error) {
      setFailure(failureOf(error));
      return null;
    } finally {
      setBusy(false);
    }
  };

  return {
    submission: { ...sent, busy: busy || sent.busy, failure: failure ?? sent.failure },
    asked: true,
    password,
    type,
    sign,
  };
};
