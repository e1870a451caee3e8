import type { Core } from '@strapi/strapi';

import { channelKeys } from '../../../../shared/messages';
import type { MessageKind } from '../../../../shared/vocabulary';

import { messageSetting } from './content-type';

const settings = 'plugin::talent-office.message-setting';

interface SettingRow {
  readonly mail: boolean | null;
  readonly sms: boolean | null;
  readonly smsTemplate: string | null;
  readonly wecom: boolean | null;
  readonly otherChannels: string | null;
}

const { mail, sms, wecom } = messageSetting.attributes;

/** What holds for a kind about which the office has said nothing. */
const unsaid: SettingRow = {
  mail: mail.default,
  sms: sms.default,
  smsTemplate: null,
  wecom: wecom.default,
  otherChannels: null,
};

const settingOf = async (strapi: Core.Strapi, kind: MessageKind): Promise<SettingRow> =>
  ((await strapi.db.query(settings).findOne({ where: { kind } })) as SettingRow | null) ?? unsaid;

/** Keys of the channels by which the office wants messages of a kind to leave; all stay in the panel, too. */
export const channelsFor = async (strapi: Core.Strapi, kind: MessageKind): Promise<string[]> => {
  const row = await settingOf(strapi, kind);
  const own = (['mail', 'sms', 'wecom'] as const).filter((channel) => row[channel] === true);
  return [...own, ...channelKeys(row.otherChannels)];
};

/** The template of the text-message gateway that the office has named for a kind. */
export const templateFor = async (strapi: Core.Strapi, kind: MessageKind): Promise<string | null> =>
  (await settingOf(strapi, kind)).smsTemplate;
