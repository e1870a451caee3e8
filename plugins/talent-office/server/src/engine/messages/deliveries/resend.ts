import type { Core } from '@strapi/strapi';

import { getService, refuse, type Actor, type Tx } from '../../../platform';

import { topicOf } from './deliver';
import { askAgain, deliveryById } from './records';

export interface ResendRequest {
  /** Public id of the delivery. */
  readonly id: string;
  readonly actor: Actor;
  readonly requestId: string | null;
}

/**
 * Has a message delivered again that was given up, or at once that waits for its next attempt (重新投递).
 * @throws Refusal NOT_FOUND; DELIVERY_NOT_FAILED for what was sent, or is under way; CHANNEL_OFF
 */
export const resend = async (
  strapi: Core.Strapi,
  tx: Tx,
  opened: readonly string[],
  { id, actor, requestId }: ResendRequest,
): Promise<void> => {
  const delivery = await deliveryById(tx, id);
  if (!delivery) throw refuse('NOT_FOUND');
  const { messageId, channel, state, fault } = delivery;
  if (!opened.includes(channel)) throw refuse('CHANNEL_OFF', { channel });
  if (!(await askAgain(tx, id, getService(strapi, 'clock').now()))) {
    throw refuse('DELIVERY_NOT_FAILED');
  }
  await getService(strapi, 'outbox').renew(tx, { topic: topicOf(channel), key: messageId });
  await getService(strapi, 'audit').record(tx, {
    actor,
    person: await getService(strapi, 'organisation').personOf(actor),
    action: 'message.resend',
    target: { type: 'message', documentId: messageId },
    details: { channel, delivery: id, state, fault },
    requestId,
  });
};
