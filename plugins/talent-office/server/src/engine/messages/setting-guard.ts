import type { Core } from '@strapi/strapi';

import { channelKeys } from '../../../../shared/messages';
import { asValidation, getService, refuse } from '../../platform';

const settings = 'plugin::talent-office.message-setting';

interface SettingData {
  readonly kind?: unknown;
  readonly otherChannels?: unknown;
}

/** @throws Refusal MESSAGE_KIND_SET at `kind`, CHANNEL_UNKNOWN at `otherChannels` */
const check = async (
  strapi: Core.Strapi,
  { kind, otherChannels }: SettingData,
  documentId: unknown,
): Promise<void> => {
  if (typeof kind === 'string') {
    const where = {
      kind,
      ...(documentId === undefined ? {} : { documentId: { $ne: documentId } }),
    };
    if (await strapi.db.query(settings).findOne({ where: where as never })) {
      throw refuse('MESSAGE_KIND_SET', {}, 'kind');
    }
  }
  if (typeof otherChannels !== 'string') return;
  const known = getService(strapi, 'messages').channels();
  const unknown = channelKeys(otherChannels).find((key) => known.every((one) => one.key !== key));
  if (unknown === undefined) return;
  const possible = known.map(({ key }) => key).join('、');
  throw refuse('CHANNEL_UNKNOWN', { channel: unknown, possible }, 'otherChannels');
};

/** One entry for each kind of message, and no channel that is none. Called in `bootstrap()`. */
export const guardMessageSettings = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const { data, documentId } = context.params as { data?: SettingData; documentId?: unknown };
    if (context.uid === settings && data) {
      try {
        await check(strapi, data, documentId);
      } catch (error) {
        throw asValidation(error);
      }
    }
    return next();
  });
};
