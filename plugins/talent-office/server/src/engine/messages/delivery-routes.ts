import { z } from 'zod';

import type { DeliveriesBody, DeliveryItem } from '../../../../shared/contracts/messages';
import { messageText } from '../../../../shared/messages';
import type { DeliveryState } from '../../../../shared/vocabulary';
import {
  adminRoute,
  decimal,
  getService,
  id,
  transaction,
  typeName,
  type Request,
  type Route,
} from '../../platform';

import type { ChannelState } from './channels';
import type { DeliveryOf } from './service';

const query = z.strictObject({
  show: z.enum(['failed', 'all']).default('failed'),
  limit: decimal({ min: 1, max: 100 }).default(50),
  offset: decimal({ min: 0, max: 100_000 }).default(0),
});

const failed: readonly DeliveryState[] = ['failed', 'given-up'];
const states: Readonly<Record<'failed' | 'all', readonly DeliveryState[]>> = {
  failed,
  all: ['pending', 'sent', 'skipped', ...failed],
};

const itemOf = (
  { strapi, language }: Pick<Request, 'strapi' | 'language'>,
  { message, ...delivery }: DeliveryOf,
  channels: readonly ChannelState[],
): DeliveryItem => {
  const { publicId, channel: key, state, attempts, fault, askedAt, changedAt } = delivery;
  const channel = channels.find((one) => one.key === key);
  const facts = { ...message.facts, type: typeName(strapi, message.target.type) };
  return {
    id: publicId,
    text: messageText(message.kind, language, facts),
    // Of a channel that a plugin took with it.
    channel: channel?.title ?? { zh: key, en: key },
    state,
    attempts,
    fault,
    askedAt,
    changedAt,
    resendable: failed.includes(state) && channel?.isOn === true,
  };
};

export const deliveryRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/deliveries',
    permission: 'deliveries.read',
    input: { query },
    handler: async (request) => {
      const { show, limit, offset } = request.query;
      const messages = getService(request.strapi, 'messages');
      const { rows, total } = await messages.deliveries({ states: states[show], limit, offset });
      const channels = messages.channels();
      const items = rows.map((row) => itemOf(request, row, channels));
      return { data: { items, total, channels } satisfies DeliveriesBody };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/deliveries/:id/resend',
    permission: 'deliveries.resend',
    input: { params: z.strictObject({ id }) },
    handler: async ({ strapi, actor, params, operation, requestId }) => {
      await transaction(strapi, operation, (tx) =>
        getService(strapi, 'messages').resend(tx, { id: params.id, actor, requestId }),
      );
      return { data: { id: params.id } };
    },
  }),
];
