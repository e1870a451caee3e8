import type { Core } from '@strapi/strapi';

import type { MessageKind } from '../../../../../shared/vocabulary';
import { getService, type Tx } from '../../../platform';

import type { Channels, OpenChannel } from '../channels';
import { channelsFor } from '../routing';
import { topicOf } from './deliver';
import { isForStaff } from './letter';
import { insertDelivery } from './records';

interface Posted {
  readonly publicId: string;
  readonly recipient: string;
  /** Digest of the occasion. */
  readonly key: string;
}

/** By which of the channels that are on the office has messages of a kind sent to this recipient. */
export const chosenChannels = async (
  strapi: Core.Strapi,
  channels: Channels,
  { kind, recipient }: { kind: MessageKind; recipient: string },
): Promise<OpenChannel[]> => {
  const opened = channels.opened();
  if (opened.length === 0) return [];
  const chosen = await channelsFor(strapi, kind);
  return opened.filter(
    ({ key, audience }) => chosen.includes(key) && (audience === 'person' || isForStaff(recipient)),
  );
};

/** Has a message leave by these channels after the commit. */
export const post = async (
  strapi: Core.Strapi,
  tx: Tx,
  { publicId: messageId, key }: Posted,
  by: readonly OpenChannel[],
): Promise<void> => {
  const now = getService(strapi, 'clock').now();
  for (const { key: channel, audience } of by) {
    const once = audience === 'group' ? key : messageId;
    if (!(await insertDelivery(tx, { messageId, channel, once }, now))) continue;
    await getService(strapi, 'outbox').add(tx, {
      topic: topicOf(channel),
      key: messageId,
      payload: { messageId },
    });
  }
};
