import type { TypeLabels } from './label';

export const roundLabels = {
  round: {
    name: { zh: '申报批次', en: 'Round' },
    attributes: {
      title: { zh: '名称', en: 'Title' },
      fundYear: { zh: '资金年度', en: 'Fund year' },
      noticeNumber: { zh: '申报通知文号', en: 'Notice number' },
      opensOn: { zh: '受理开始日期', en: 'Opens on' },
      closesOn: { zh: '受理截止日期（含当日）', en: 'Last day' },
      materials: { zh: '申报材料', en: 'Materials' },
      method: { zh: '资金不足时', en: 'Where money is short' },
      orderBy: { zh: '排名依据（公式，大者在前）', en: 'Ranked by (expression, highest first)' },
      cutUnit: { zh: '按比例核减取整到', en: 'A proportional cut rounds down to' },
      summary: { zh: '说明', en: 'Summary' },
      state: { zh: '状态', en: 'State' },
    },
  },
  'round-benefit': {
    name: { zh: '批次待遇', en: 'Benefit of a round' },
    attributes: {
      round: { zh: '申报批次', en: 'Round' },
      benefit: { zh: '待遇', en: 'Benefit' },
      ceilingFen: { zh: '本批次资金上限（分）', en: 'Ceiling in this round (fen)' },
      places: { zh: '本批次人数上限', en: 'Places in this round' },
      opensOn: { zh: '受理开始日期', en: 'Opens on' },
      endsOn: { zh: '截止次日', en: 'Day after the last one' },
      state: { zh: '状态', en: 'State' },
    },
  },
  'round-quota': {
    name: { zh: '推荐名额', en: 'Recommendation quota' },
    attributes: {
      round: { zh: '申报批次', en: 'Round' },
      benefit: { zh: '待遇（空为全部）', en: 'Benefit (none: all)' },
      employer: { zh: '用人单位', en: 'Employer' },
      places: { zh: '名额', en: 'Places' },
      scope: { zh: '适用范围', en: 'Scope' },
      state: { zh: '状态', en: 'State' },
    },
  },
} as const satisfies Record<string, TypeLabels>;
