import type { TypeLabels } from './label';

export const messageLabels = {
  'message-setting': {
    name: { zh: '消息设置', en: 'Message setting' },
    attributes: {
      kind: { zh: '消息种类', en: 'Kind of message' },
      mail: { zh: '发送电子邮件', en: 'By e-mail' },
      sms: { zh: '发送短信', en: 'By text message' },
      smsTemplate: { zh: '短信模板编号', en: 'Template of the text message' },
      wecom: { zh: '发到企业微信群', en: 'To the WeCom group' },
      otherChannels: {
        zh: '其他渠道（代号，以逗号分隔）',
        en: 'Other channels (keys, with commas)',
      },
    },
  },
} as const satisfies Record<string, TypeLabels>;
