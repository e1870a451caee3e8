import { randomUUID } from 'node:crypto';

import type { ErrorCode } from '../../plugins/talent-office/shared/error-codes';
import { proofHeader } from '../../plugins/talent-office/shared/contracts/signing';
import { demoPassword } from '../setup/browser';
import { createContentManager } from './content-manager';

const type = 'plugin::talent-office.fund-year';

/** Who decides about a budget in the demo, and at which seat. */
const deciders = [
  ['finance', 'finance'],
  ['leader', 'leading-group'],
] as const;

interface Refused {
  readonly error?: { readonly details?: { readonly code?: ErrorCode } };
}

/** The demo's office has the budget of a year decided, as its people do it, and opens the year. */
export const openYear = async (documentId: string): Promise<void> => {
  const post = async (account: string, path: string, body: object, proof?: string) => {
    const sent = createContentManager(account)
      .send('post', `/talent-office/${path}`)
      .set('Idempotency-Key', randomUUID());
    if (proof !== undefined) void sent.set(proofHeader, proof);
    const answer = await sent.send(body);
    const { error } = answer.body as Refused;
    expect([path, answer.status, error?.details?.code]).toEqual([path, 200, undefined]);
    return answer.body.data as Record<string, unknown>;
  };
  await post('office', `entries/${type}/${documentId}/actions/budget`, {});
  for (const [account, seat] of deciders) {
    const query = `type=${type}&documentId=${documentId}`;
    const { body } = await createContentManager(account)
      .send('get', `/talent-office/cases?${query}`)
      .expect(200);
    const { proof } = await post(account, 'signing-proofs', { password: demoPassword() });
    const decision = { seat, choice: 'approve', seen: body.data.seen };
    await post(account, `cases/${String(body.data.id)}/decisions`, decision, String(proof));
  }
  await post('office', `entries/${type}/${documentId}/actions/open`, {});
};
