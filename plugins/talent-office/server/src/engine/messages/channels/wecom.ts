import type { Core } from '@strapi/strapi';

import { digest, getService, Postponed, settingsOf, takePlace } from '../../../platform';

import type { Channel, Letter } from './channel';
import { gatewayUrl, GatewayFault, postJson } from './gateway';

/**
 * A robot takes 20 messages a minute (企业微信群机器人). Half of that in each minute of the clock keeps any
 * sixty seconds within it, on however many servers.
 */
const perMinute = 10;
const windowSeconds = 60;
/** "API frequency out of limit": others write with the same robot. */
const tooOften = 45_009;

const markdownOf = ({ text, link }: Letter): string =>
  link === null ? text.zh : `${text.zh}\n[查看](${encodeURI(link)})`;

/** A group of WeCom (企业微信) or whoever takes the same webhook: what the office is told as a whole. */
export const wecomChannel = (strapi: Core.Strapi): Channel => ({
  key: 'wecom',
  title: { zh: '企业微信群', en: 'WeCom group' },
  audience: 'group',
  open: () => {
    const { timeoutSeconds, wecom } = settingsOf(strapi).channels;
    const url = gatewayUrl('WECOM_WEBHOOK_URL', wecom.webhookUrl);
    const bucket = digest(`wecom/${url.href}`);
    return async (letter) => {
      const now = Math.floor(getService(strapi, 'clock').now().getTime() / 1000);
      const endsAt = (Math.floor(now / windowSeconds) + 1) * windowSeconds;
      if (!(await takePlace(strapi.db.connection, { bucket, endsAt }, perMinute))) {
        throw new Postponed(new Date(endsAt * 1000));
      }
      const body = { msgtype: 'markdown', markdown: { content: markdownOf(letter) } };
      const answer = await postJson(url, body, { timeoutMs: timeoutSeconds * 1000 });
      const errcode: unknown = (answer as { errcode?: unknown } | null)?.errcode;
      if (errcode === tooOften) throw new Postponed(new Date((endsAt + windowSeconds) * 1000));
      if (errcode !== 0) {
        throw new GatewayFault(
          Number.isInteger(errcode) ? `ERRCODE_${String(errcode)}` : 'NO_ERRCODE',
        );
      }
      return 'sent';
    };
  },
});
