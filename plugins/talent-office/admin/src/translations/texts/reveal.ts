import type { Texts } from './text';

export const revealTexts = {
  'reveal.panel': { zh: '个人信息', en: 'Personal data' },
  'reveal.show': { zh: '查看', en: 'Show' },
  'reveal.hide': { zh: '隐藏', en: 'Hide' },
  'reveal.title': { zh: '查看「{label}」', en: 'Show “{label}”' },
  'reveal.hideOne': { zh: '隐藏「{label}」', en: 'Hide “{label}”' },
  'reveal.note': {
    zh: '每次查看都会记入操作记录；完整内容显示 60 秒。',
    en: 'Each look is recorded. The value is in sight for 60 seconds.',
  },
} as const satisfies Texts;
