import { messageKinds } from '../../../../shared/vocabulary';
import type { ContentTypeSchema } from '../../platform';

/** By which channels messages of one kind leave the house. In the panel everybody has his own anyway. */
export const messageSetting = {
  kind: 'collectionType',
  collectionName: 'talent_office_message_settings',
  info: { singularName: 'message-setting', pluralName: 'message-settings' },
  options: { draftAndPublish: false },
  config: {
    settings: { mainField: 'kind', pageSize: 20 },
    layouts: {
      list: ['kind', 'mail', 'sms', 'wecom'],
      edit: [
        { kind: 6, mail: 6 },
        { sms: 6, smsTemplate: 6 },
        { wecom: 6, otherChannels: 6 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_message_settings_kind_unique', columns: ['kind'], type: 'unique' },
  ],
  attributes: {
    kind: { type: 'enumeration', enum: messageKinds, required: true },
    mail: { type: 'boolean', default: true },
    sms: { type: 'boolean', default: false },
    // The template as the gateway has registered it.
    smsTemplate: { type: 'string', maxLength: 64 },
    wecom: { type: 'boolean', default: false },
    // Keys of channels that the site or a plugin has added, with commas.
    otherChannels: { type: 'string' },
  },
} as const satisfies ContentTypeSchema;
