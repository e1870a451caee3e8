import type { Texts } from './text';

export const decideTexts = {
  'decide.menu': { zh: '移动签批', en: 'Decide' },
  'decide.title': { zh: '等我签批', en: 'Waiting for my decision' },
  'decide.back': { zh: '返回列表', en: 'Back to the list' },
  'decide.entry': { zh: '查看完整条目', en: 'Open the whole entry' },
  'decide.opinions': { zh: '前面各环节意见', en: 'Earlier opinions' },
  'decide.noOpinions': { zh: '还没有意见。', en: 'None yet.' },
} as const satisfies Texts;
