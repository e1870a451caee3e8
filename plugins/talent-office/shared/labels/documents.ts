import type { DocumentKind } from '../vocabulary';

import type { Label, TypeLabels } from './label';

/** A notice is called as the stage is that it belongs to: by the labels of values. */
export const documentKindLabels = {
  receipt: { zh: '受理通知书', en: 'Receipt' },
  agenda: { zh: '会议议程', en: 'Agenda' },
  'sign-in-sheet': { zh: '签到表', en: 'Sign-in sheet' },
  'vote-sheet': { zh: '表决票', en: 'Vote sheet' },
  minutes: { zh: '会议纪要', en: 'Minutes' },
  'award-letter': { zh: '核定通知', en: 'Award letter' },
  agreement: { zh: '协议书', en: 'Agreement' },
  'agreement-amendment': { zh: '补充协议书', en: 'Amendment' },
  'payment-letter': { zh: '拨款函', en: 'Payment letter' },
  certificate: { zh: '证书', en: 'Certificate' },
} as const satisfies Record<Exclude<DocumentKind, 'notice'>, Label>;

export const documentLabels = {
  'document-setting': {
    name: { zh: '文号设置', en: 'Number setting' },
    attributes: {
      kind: { zh: '文书种类', en: 'Kind of paper' },
      numberForm: {
        zh: '文号格式（含 {year} 和 {number}）',
        en: 'Form of the number (with {year} and {number})',
      },
    },
  },
} as const satisfies Record<string, TypeLabels>;
