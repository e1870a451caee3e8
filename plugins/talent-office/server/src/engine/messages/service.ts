import type { MessageFacts, MessageKind } from '../../../../shared/messages';
import {
  digest,
  getService,
  transaction,
  type JobRun,
  type ServiceFactory,
  type Tx,
} from '../../platform';
import type { Target } from '../approval';
import type { Person } from '../organisation';

import {
  createChannels,
  mailChannel,
  smsChannel,
  wecomChannel,
  type Channel,
  type ChannelState,
} from './channels';
import {
  chosenChannels,
  createDelivery,
  deliveriesIn,
  post,
  resend,
  topicOf,
  type DeliveryPage,
  type DeliveryRecord,
  type ResendRequest,
} from './deliveries';
import {
  countUnread,
  insertMessage,
  markAllRead,
  markRead,
  messagesByIds,
  messagesFor,
  wasSent,
  type MessagePage,
  type MessageRecord,
} from './records';
import { createEntryReminders, createStepReminders, createTakeDownReminders } from './reminders';

export interface NewMessage {
  readonly to: Person;
  readonly kind: MessageKind;
  /** What it is sent for: the same person gets a message of one occasion once. */
  readonly occasion: string;
  readonly target: Target;
  readonly facts: MessageFacts;
}

/** A delivery with the message that it is of. */
export type DeliveryOf = DeliveryRecord & { readonly message: MessageRecord };

/** What the engine tells people. */
export interface Messages {
  /** In `register()`: one more way for messages to leave. @throws Error for a key that is taken */
  registerChannel(channel: Channel): void;
  /**
   * Opens the channels that this site has switched on. Called in `bootstrap()`.
   * @throws Error naming the channel and the setting that it lacks: the boot stops
   */
  openChannels(): void;
  channels(): ChannelState[];
  /** In a transaction of its own. @returns false when it was sent before */
  send(message: NewMessage): Promise<boolean>;
  /** Within the transaction of what it tells. @returns false when it was sent before */
  sendWithin(tx: Tx, message: NewMessage): Promise<boolean>;
  of(person: Person, page: MessagePage): Promise<MessageRecord[]>;
  unreadOf(person: Person): Promise<number>;
  /** How messages were delivered, what changed last first. */
  deliveries(page: DeliveryPage): Promise<{ rows: DeliveryOf[]; total: number }>;
  /** With a row of audit. @throws Refusal NOT_FOUND, DELIVERY_NOT_FAILED, CHANNEL_OFF */
  resend(tx: Tx, request: ResendRequest): Promise<void>;
  /** @throws Refusal NOT_FOUND */
  markRead(tx: Tx, person: Person, messageId: string): Promise<void>;
  /** @returns how many were unread */
  markAllRead(tx: Tx, person: Person): Promise<number>;
  /**
   * Calls steps to mind before they are due and once when they are overdue.
   * @throws AggregateError after every step was tried
   */
  remindOfSteps(run: Pick<JobRun, 'proceed'>): Promise<void>;
  /**
   * Sends the reminders that types declare and that come true today.
   * @throws AggregateError after every entry was tried
   */
  remindOfEntries(run: Pick<JobRun, 'proceed'>): Promise<void>;
  /**
   * Tells the office which notices that are over still stand on other sites: each once a week.
   * @throws AggregateError after every notice was tried
   */
  remindOfTakeDowns(run: Pick<JobRun, 'proceed'>): Promise<void>;
}

declare module '../../platform/services' {
  interface Services {
    messages: Messages;
  }
}

/** His most lasting key that is none of his identity document. */
const recipientOf = ({ id, keys }: Person): string =>
  keys.find((key) => !key.startsWith('identity:')) ?? id;

export const createMessages: ServiceFactory<'messages'> = ({ strapi }) => {
  const now = (): Date => getService(strapi, 'clock').now();
  const channels = createChannels(
    strapi,
    [mailChannel, smsChannel, wecomChannel].map((make) => make(strapi)),
  );

  const sendWithin = async (tx: Tx, { to, occasion, ...message }: NewMessage): Promise<boolean> => {
    const recipient = recipientOf(to);
    const key = digest(occasion);
    if (await wasSent(tx, recipient, key)) return false;
    const by = await chosenChannels(strapi, channels, { kind: message.kind, recipient });
    const publicId = await insertMessage(tx, { ...message, recipient, key }, now());
    await post(strapi, tx, { publicId, recipient, key }, by);
    return true;
  };

  const send = async ({ to, occasion, ...message }: NewMessage): Promise<boolean> => {
    const recipient = recipientOf(to);
    const key = digest(occasion);
    if (await wasSent(strapi.db.connection, recipient, key)) return false;
    const by = await chosenChannels(strapi, channels, { kind: message.kind, recipient });
    await transaction(strapi, { key: `message/${recipient}/${key}`, input: null }, async (tx) => {
      const publicId = await insertMessage(tx, { ...message, recipient, key }, now());
      await post(strapi, tx, { publicId, recipient, key }, by);
    });
    return true;
  };

  const deliveries: Messages['deliveries'] = async (page) => {
    const { rows, total } = await deliveriesIn(strapi.db.connection, page);
    const ids = rows.map(({ messageId }) => messageId);
    const messages = await messagesByIds(strapi.db.connection, ids);
    return {
      total,
      rows: rows.flatMap((row) => {
        const message = messages.get(row.messageId);
        return message ? [{ ...row, message }] : [];
      }),
    };
  };

  return {
    registerChannel: channels.register,
    openChannels: () => {
      for (const channel of channels.open()) {
        getService(strapi, 'outbox').handle(topicOf(channel.key), createDelivery(strapi, channel));
      }
    },
    channels: channels.list,
    deliveries,
    resend: (tx, request) =>
      resend(
        strapi,
        tx,
        channels.opened().map(({ key }) => key),
        request,
      ),
    unreadOf: ({ keys }) => countUnread(strapi.db.connection, keys),
    send,
    sendWithin,
    of: (person, page) => messagesFor(strapi.db.connection, person.keys, page),
    markRead: (tx, person, messageId) => markRead(tx, person.keys, messageId, now()),
    markAllRead: (tx, { keys }) => markAllRead(tx, keys, now()),
    remindOfSteps: createStepReminders(strapi, send),
    remindOfEntries: createEntryReminders(strapi, send),
    remindOfTakeDowns: createTakeDownReminders(strapi, send),
  };
};
