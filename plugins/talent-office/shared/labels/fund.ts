import type { TypeLabels } from './label';

export const fundLabels = {
  'fund-year': {
    name: { zh: '资金年度', en: 'Fund year' },
    attributes: {
      year: { zh: '年度', en: 'Year' },
      floorFen: { zh: '自有预算下限（分）', en: 'Floor of the own budget (fen)' },
      shortfallFen: { zh: '自有预算不足（分）', en: 'Shortfall of the own budget (fen)' },
      supplementPlannedOn: { zh: '计划补足日期', en: 'Supplement planned on' },
      shortfallReason: { zh: '不足原因', en: 'Reason of the shortfall' },
      shortfallResolution: { zh: '决议依据', en: 'Resolution on the shortfall' },
      state: { zh: '状态', en: 'State' },
    },
  },
  'fund-line': {
    name: { zh: '资金项目', en: 'Fund line' },
    attributes: {
      title: { zh: '名称', en: 'Title' },
      fundYear: { zh: '年度', en: 'Fund year' },
      use: { zh: '用途', en: 'Use' },
      otherReason: { zh: '其他用途的理由', en: 'Reason of another use' },
      source: { zh: '资金来源', en: 'Source' },
      budgetFen: { zh: '预算（分）', en: 'Budget (fen)' },
      state: { zh: '状态', en: 'State' },
    },
  },
  'fund-application': {
    name: { zh: '资金申请', en: 'Fund application' },
    attributes: {
      title: { zh: '标题', en: 'Title' },
      applicant: { zh: '申请人', en: 'Applicant' },
      benefit: { zh: '申请待遇', en: 'Benefit' },
      line: { zh: '资金项目', en: 'Fund line' },
      employer: { zh: '用人单位', en: 'Employer' },
      filedBy: { zh: '代为申报的单位', en: 'Filed by the employer' },
      requestedFen: { zh: '申请金额（分）', en: 'Requested (fen)' },
      awardedFen: { zh: '核定金额（分）', en: 'Awarded (fen)' },
      awardedOn: { zh: '核定日期', en: 'Awarded on' },
      statement: { zh: '申请说明', en: 'Statement' },
      budgetYear: { zh: '预算年度', en: 'Budget year' },
      instalmentPlan: { zh: '分年拨付比例', en: 'Instalments' },
      benefitKind: { zh: '待遇类别', en: 'Kind of benefit' },
      profileSnapshot: { zh: '提交时的档案', en: 'Profile at submission' },
      attachments: { zh: '附件', en: 'Attachments' },
      state: { zh: '状态', en: 'State' },
    },
  },
  disbursement: {
    name: { zh: '拨付项', en: 'Disbursement' },
    attributes: {
      title: { zh: '标题', en: 'Title' },
      application: { zh: '资金申请', en: 'Fund application' },
      line: { zh: '资金项目', en: 'Fund line' },
      sequence: { zh: '第几期', en: 'Instalment' },
      of: { zh: '共几期', en: 'Of' },
      amountFen: { zh: '金额（分）', en: 'Amount (fen)' },
      budgetYear: { zh: '预算年度', en: 'Budget year' },
      dueOn: { zh: '应拨日期', en: 'Due on' },
      state: { zh: '状态', en: 'State' },
    },
  },
} as const satisfies Record<string, TypeLabels>;
