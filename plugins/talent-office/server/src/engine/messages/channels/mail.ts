import type { Core, UID } from '@strapi/strapi';

import type { Person } from '../../organisation';

import type { Channel } from './channel';
import { GatewayFault } from './gateway';

/** What Strapi's email plugin falls back to sends from this very machine: nobody has chosen it. */
const fallbackProvider = 'sendmail';

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
const addressOf = async (strapi: Core.Strapi, { keys }: Person): Promise<string | null> => {
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

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

/** Class and code of what the provider throws: its words quote the address. */
const faultFrom = (error: unknown): GatewayFault => {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const told = [code, responseCode].filter(
    (part) => typeof part === 'number' || (typeof part === 'string' && /^[\w-]{1,40}$/.test(part)),
  );
  return new GatewayFault(told.length > 0 ? told.join('_') : 'MAIL_REFUSED');
};

/** One mail to one address. */
export interface Mail {
  readonly to: string;
  /** The same at each attempt: part of its Message-ID. */
  readonly id: string;
  readonly subject: string;
  /** Its paragraphs, as plain text. */
  readonly parts: readonly string[];
}

/** Hands a mail to the provider that the site has chosen. @throws GatewayFault */
export const sendMail = async (
  strapi: Core.Strapi,
  { to, id, subject, parts }: Mail,
): Promise<void> => {
  const from = String(strapi.config.get('plugin::email.settings.defaultFrom') ?? '');
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
  try {
    await strapi
      .plugin('email')
      .service('email')
      .send({
        to,
        subject,
        text: parts.join('\n\n'),
        // Without it the provider would send the text as if it were HTML.
        html: parts.map((part) => `<p>${escaped(part)}</p>`).join('\n'),
        messageId: `<${id}@${domain}>`,
      });
  } catch (error) {
    throw faultFrom(error);
  }
};

/** E-mail by the provider that the site has chosen for Strapi's email plugin. */
export const mailChannel = (strapi: Core.Strapi): Channel => ({
  key: 'mail',
  title: { zh: '电子邮件', en: 'E-mail' },
  audience: 'person',
  open: () => {
    const provider: unknown = strapi.config.get('plugin::email.provider');
    if (typeof provider !== 'string' || provider === fallbackProvider) {
      throw new Error('no e-mail provider is set (SMTP_HOST, or `email` in config/plugins.ts)');
    }
    return async (letter) => {
      const to = await addressOf(strapi, letter.recipient);
      if (to === null) return 'no-address';
      const { id, text, link } = letter;
      const parts = [text.zh, text.en, ...(link === null ? [] : [link])];
      await sendMail(strapi, { to, id, subject: text.zh, parts });
      return 'sent';
    };
  },
});
