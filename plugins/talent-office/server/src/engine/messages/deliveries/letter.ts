import type { Core } from '@strapi/strapi';

import { messageText } from '../../../../../shared/messages';
import { getService, typeName } from '../../../platform';

import type { Letter } from '../channels';
import type { MessageRecord } from '../records';

/** Where the entry is edited, below the admin panel's address. */
export const linkTo = ({ target }: Pick<MessageRecord, 'target'>): string =>
  `/content-manager/collection-types/${target.type}/${target.documentId}`;

export const isForStaff = (recipient: string): boolean => recipient.startsWith('staff:');

/** A message as its channel gets it, as things stand when it is sent. */
export const letterOf = async (
  strapi: Core.Strapi,
  message: MessageRecord,
  { id, template }: Pick<Letter, 'id' | 'template'>,
): Promise<Letter> => {
  const facts = { ...message.facts, type: typeName(strapi, message.target.type) };
  const address = String(strapi.config.get('admin.absoluteUrl') ?? '');
  return {
    id,
    template,
    kind: message.kind,
    text: {
      zh: messageText(message.kind, 'zh', facts),
      en: messageText(message.kind, 'en', facts),
    },
    facts: Object.fromEntries(
      Object.entries(facts).map(([name, fact]) => [
        name,
        typeof fact === 'string' ? fact : fact.zh,
      ]),
    ),
    link: isForStaff(message.recipient) ? `${address}${linkTo(message)}` : null,
    recipient: await getService(strapi, 'organisation').personBy(message.recipient),
  };
};
