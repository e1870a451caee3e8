import type { Texts } from './text';

export const executionTexts = {
  'execution.panel': { zh: '资金执行', en: 'Execution' },
  'execution.alarm': {
    zh: '本区自有预算低于下限，还差 {amount}。',
    en: 'The district’s own budget is {amount} below its floor.',
  },
  'execution.total': { zh: '总额', en: 'Total' },
  'execution.free': { zh: '可用', en: 'Free' },
  'execution.reserved': { zh: '已预留', en: 'Reserved' },
  'execution.committed': { zh: '已核定待拨', en: 'Committed' },
  'execution.paid': { zh: '已拨付', en: 'Paid' },
  'execution.elsewhere': { zh: '其他', en: 'Otherwise' },
} as const satisfies Texts;
