import type { Core } from '@strapi/strapi';

import { faultOf, getService, maxAttempts, Postponed, type Handler } from '../../../platform';

import type { OpenChannel } from '../channels';
import { messageById, type MessageRecord } from '../records';
import { templateFor } from '../routing';
import { letterOf } from './letter';
import { deliveryOf, endAttempt, type DeliveryRecord } from './records';

export const topicOf = (channel: string): string => `messages.${channel}`;

/** A message that could not leave for so long says nothing any more: a channel was off, or no server ran. */
const staleMs = 7 * 24 * 60 * 60 * 1000;

/**
 * Delivers by one channel. Each message leaves once: what is recorded as sent is not sent again. Between
 * the gateway's answer and that record lies a moment in which a server may die; then it is handed over
 * again under the same id, by which a gateway that looks at it drops the second.
 */
export const createDelivery = (
  strapi: Core.Strapi,
  { key: channel, audience, send }: OpenChannel,
): Handler => {
  const now = (): Date => getService(strapi, 'clock').now();

  const needless = (message: MessageRecord, { askedAt }: DeliveryRecord): string | null => {
    if (audience === 'person' && message.readAt !== null) return 'READ';
    return now().getTime() - Date.parse(askedAt) > staleMs ? 'STALE' : null;
  };

  return async ({ messageId }, { attempts }) => {
    const of = { messageId: String(messageId), channel };
    const delivery = await deliveryOf(strapi.db.connection, of);
    const message = await messageById(strapi.db.connection, of.messageId);
    if (!delivery || !message) return;
    const { publicId: id, state } = delivery;
    if (state === 'sent' || state === 'skipped') return;
    const end = (result: Pick<DeliveryRecord, 'state' | 'fault'>): Promise<void> =>
      endAttempt(strapi.db.connection, id, { ...result, attempts }, now());
    const why = needless(message, delivery);
    if (why !== null) return end({ state: 'skipped', fault: why });
    try {
      const template = await templateFor(strapi, message.kind);
      const sent = await send(await letterOf(strapi, message, { id, template }));
      await end(
        sent === 'sent'
          ? { state: 'sent', fault: null }
          : { state: 'skipped', fault: 'NO_ADDRESS' },
      );
    } catch (error) {
      if (!(error instanceof Postponed)) {
        const isLast = attempts >= maxAttempts;
        await end({ state: isLast ? 'given-up' : 'failed', fault: faultOf(error) });
      }
      throw error;
    }
  };
};
