import type { TypeLabels } from './label';

export const settingsLabels = {
  'office-setting': {
    name: { zh: '人才办设置', en: 'Office settings' },
    attributes: {
      officeName: { zh: '单位名称', en: 'Office name' },
      directoryOn: { zh: '公开人才名录', en: 'Public directory' },
      phone: { zh: '联系电话', en: 'Phone' },
      mailbox: { zh: '电子邮箱', en: 'Mailbox' },
      address: { zh: '地址', en: 'Address' },
      noticeShownDays: {
        zh: '公示期满后继续展示的天数',
        en: 'Days that an ended notice stays public',
      },
      smallDebtFen: {
        zh: '小额欠款内部核销限额（分）',
        en: 'Limit for writing off small debts (fen)',
      },
      directorsClause: {
        zh: '主任会议审定依据（条款，未填则不启用）',
        en: 'Clause by which the directors’ meeting decides (empty: it does not)',
      },
      directorsLimitFen: {
        zh: '主任会议每件审定上限（分）',
        en: 'Most that the directors’ meeting decides a case (fen)',
      },
      revisionLimitPercent: {
        zh: '人才办可自行调剂的比例（%）',
        en: 'Share of a line that the office may move (%)',
      },
      anonymousObjections: { zh: '匿名异议', en: 'Objections without a name' },
      caseFileYears: { zh: '案卷保管年限', en: 'Years that case files are kept' },
      noticeFooter: { zh: '公示落款', en: 'Footer of notices' },
    },
  },
} as const satisfies Record<string, TypeLabels>;
