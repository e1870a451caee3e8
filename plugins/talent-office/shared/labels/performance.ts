import type { TypeLabels } from './label';

export const performanceLabels = {
  'performance-target': {
    name: { zh: '绩效目标', en: 'Performance target' },
    attributes: {
      indicator: { zh: '指标', en: 'Indicator' },
      project: { zh: '单位项目', en: 'Unit project' },
      line: { zh: '资金项目', en: 'Fund line' },
      targetValue: { zh: '目标值', en: 'Target' },
      measureUnit: { zh: '计量单位', en: 'Unit of measure' },
      achieved: { zh: '完成值', en: 'Achieved' },
      state: { zh: '状态', en: 'State' },
    },
  },
  'performance-evaluation': {
    name: { zh: '绩效评价', en: 'Performance evaluation' },
    attributes: {
      title: { zh: '标题', en: 'Title' },
      project: { zh: '单位项目', en: 'Unit project' },
      line: { zh: '资金项目', en: 'Fund line' },
      selfText: { zh: '自评情况', en: 'Self-evaluation' },
      selfScore: { zh: '自评得分', en: 'Own score' },
      score: { zh: '评价得分', en: 'Score' },
      finding: { zh: '评价意见', en: 'What was found' },
      grade: { zh: '等级', en: 'Grade' },
      fundFen: { zh: '专项资金支用（分）', en: 'Drawn of the fund (fen)' },
      otherFen: { zh: '撬动其他投入（分）', en: 'Other money (fen)' },
      leveragePercent: { zh: '撬动比（%）', en: 'Other money per 100 yuan of the fund' },
      evaluatedOn: { zh: '评价日期', en: 'Evaluated on' },
      state: { zh: '状态', en: 'State' },
    },
  },
} as const satisfies Record<string, TypeLabels>;
