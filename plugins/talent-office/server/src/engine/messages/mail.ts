import type { Core, UID } from '@strapi/strapi';

import { messageText } from '../../../../shared/messages';
import { getService, type Payload, type Tx } from '../../platform';

import { messageById, type MessageRecord } from './records';
import { typeName } from './type-name';

export const mailTopic = 'messages.mail';

/** What Strapi's email plugin falls back to sends from this very machine: nobody has chosen it. */
const fallbackProvider = 'sendmail';

/** Without a provider a message stays in the office's own pages. */
const canMail = (strapi: Core.Strapi): boolean => {
  const provider: unknown = strapi.config.get('plugin::email.provider');
  return typeof provider === 'string' && provider !== fallbackProvider;
};

/** Has the message mailed after the commit, where the site has chosen a mail provider. */
export const postMail = async (strapi: Core.Strapi, tx: Tx, messageId: string): Promise<void> => {
  if (!canMail(strapi)) return;
  await getService(strapi, 'outbox').add(tx, {
    topic: mailTopic,
    key: messageId,
    payload: { messageId },
  });
};

interface Account {
  readonly email?: string | null;
  readonly blocked?: boolean | null;
  readonly isActive?: boolean | null;
}

const accountTypes = [
  ['admin', 'admin::user'],
  ['user', 'plugin::users-permissions.user'],
] as const;

/** Where the person gets mail today: the first account that may sign in. */
const addressOf = async (strapi: Core.Strapi, recipient: string): Promise<string | null> => {
  const { keys } = await getService(strapi, 'organisation').personBy(recipient);
  for (const [prefix, type] of accountTypes) {
    for (const key of keys.filter((one) => one.startsWith(`${prefix}:`))) {
      const account = (await strapi.db
        .query(type as UID.ContentType)
        .findOne({ where: { id: Number(key.slice(prefix.length + 1)) } })) as Account | null;
      const mayEnter = account?.blocked !== true && account?.isActive !== false;
      if (account?.email && mayEnter) return account.email;
    }
  }
  return null;
};

/** Where the entry is edited, below the admin panel's address. */
export const linkTo = ({ target }: MessageRecord): string =>
  `/content-manager/collection-types/${target.type}/${target.documentId}`;

const letterOf = (strapi: Core.Strapi, message: MessageRecord) => {
  const facts = { ...message.facts, type: typeName(strapi, message.target.type) };
  const zh = messageText(message.kind, 'zh', facts);
  const en = messageText(message.kind, 'en', facts);
  const isForStaff = message.recipient.startsWith('staff:');
  const address = String(strapi.config.get('admin.absoluteUrl') ?? '');
  return {
    subject: zh,
    text: [zh, en, ...(isForStaff ? [`${address}${linkTo(message)}`] : [])].join('\n\n'),
  };
};

/** Delivers a message by mail, unless it was read meanwhile or its person has no account any more. */
export const createMail =
  (strapi: Core.Strapi) =>
  async ({ messageId }: Payload): Promise<void> => {
    const message = await messageById(strapi.db.connection, String(messageId));
    if (!message || message.readAt !== null) return;
    const to = await addressOf(strapi, message.recipient);
    if (to === null) return;
    await strapi
      .plugin('email')
      .service('email')
      .send({ to, ...letterOf(strapi, message) });
  };
