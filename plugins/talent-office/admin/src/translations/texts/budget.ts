import type { Texts } from './text';

export const budgetTexts = {
  'budget.title': { zh: '预算执行对照（元）', en: 'Budget by line (yuan)' },
  'budget.none': { zh: '还没有资金项目。', en: 'There are no lines yet.' },
  'budget.line': { zh: '资金项目', en: 'Line' },
  'budget.originalFen': { zh: '原预算', en: 'Original' },
  'budget.addedFen': { zh: '追加', en: 'Added' },
  'budget.revisedFen': { zh: '调剂', en: 'Revised' },
  'budget.carriedFen': { zh: '结转', en: 'Carried' },
  'budget.adjustedFen': { zh: '调整后', en: 'Adjusted' },
  'budget.usedFen': { zh: '已用', en: 'Used' },
  'budget.personalFen': { zh: '其中：个人待遇', en: 'For persons' },
  'budget.projectFen': { zh: '其中：单位项目', en: 'For projects' },
  'budget.directFen': { zh: '其中：直接支出', en: 'Spent directly' },
  'budget.availableFen': { zh: '可用', en: 'Free' },
  'budget.earlier': {
    zh: '上年绩效「{title}」：{grade}（{score} 分），每元资金撬动 {leverage} 元',
    en: 'The year before, “{title}”: {grade} ({score}), {leverage} yuan moved by each yuan of the fund',
  },
  'budget.total': { zh: '合计', en: 'Total' },
} as const satisfies Texts;
