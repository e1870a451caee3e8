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

import { createEntryReminders } from './entry-reminders';
import { postMail } from './mail';
import {
  insertMessage,
  markRead,
  messagesFor,
  wasSent,
  type MessagePage,
  type MessageRecord,
} from './records';
import { createStepReminders } from './step-reminders';

export interface NewMessage {
  readonly to: Person;
  readonly kind: MessageKind;
  /** What it is sent for: the same person gets a message of one occasion once. */
  readonly occasion: string;
  readonly target: Target;
  readonly facts: MessageFacts;
}

/** What the engine tells people. */
export interface Messages {
  /** In a transaction of its own. @returns false when it was sent before */
  send(message: NewMessage): Promise<boolean>;
  of(person: Person, page: MessagePage): Promise<MessageRecord[]>;
  /** @throws Refusal NOT_FOUND */
  markRead(tx: Tx, person: Person, messageId: string): Promise<void>;
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

  const send = async ({ to, occasion, ...message }: NewMessage): Promise<boolean> => {
    const recipient = recipientOf(to);
    const key = digest(occasion);
    if (await wasSent(strapi.db.connection, recipient, key)) return false;
    await transaction(strapi, { key: `message/${recipient}/${key}`, input: null }, async (tx) => {
      const id = await insertMessage(tx, { ...message, recipient, key }, now());
      await postMail(strapi, tx, id);
    });
    return true;
  };

  return {
    send,
    of: (person, page) => messagesFor(strapi.db.connection, person.keys, page),
    markRead: (tx, person, messageId) => markRead(tx, person.keys, messageId, now()),
    remindOfSteps: createStepReminders(strapi, send),
    remindOfEntries: createEntryReminders(strapi, send),
  };
};
