import type { TypeLabels } from './label';

export const lineageLabels = {
  'policy-item': {
    name: { zh: '政策条目', en: 'Policy item' },
    attributes: {
      title: { zh: '条目内容', en: 'What it says' },
      number: { zh: '条目编号', en: 'Number' },
      policy: { zh: '政策文件', en: 'Policy' },
      carriesOut: { zh: '承接的上级条目', en: 'Carries out' },
      leadUnit: { zh: '牵头单位', en: 'Lead unit' },
      otherUnits: { zh: '配合单位', en: 'Units that take part' },
      needsMoney: { zh: '需要资金', en: 'Needs money' },
      line: { zh: '资金项目', en: 'Fund line' },
      notApplicableReason: { zh: '不适用的理由', en: 'Why it does not apply' },
      supersededBy: { zh: '被哪一条取代', en: 'Superseded by' },
      notes: { zh: '备注', en: 'Notes' },
      state: { zh: '状态', en: 'State' },
    },
  },
  'policy-evaluation': {
    name: { zh: '政策年度评估', en: 'Yearly evaluation' },
    attributes: {
      item: { zh: '政策条目', en: 'Policy item' },
      year: { zh: '年度', en: 'Year' },
      grade: { zh: '等次', en: 'Grade' },
      finding: { zh: '评估意见', en: 'Finding' },
      state: { zh: '状态', en: 'State' },
    },
  },
  'delegated-power': {
    name: { zh: '下放权限', en: 'Delegated power' },
    attributes: {
      title: { zh: '权限名称', en: 'Power' },
      kind: { zh: '权限类别', en: 'Kind' },
      grantedBy: { zh: '授权机关', en: 'Delegated by' },
      policy: { zh: '授权文件', en: 'Policy' },
      item: { zh: '授权条目', en: 'Policy item' },
      holder: { zh: '行使单位', en: 'Held by' },
      validFrom: { zh: '授权起始日', en: 'From' },
      validUntil: { zh: '授权终止日（当日不含）', en: 'Until (exclusive)' },
      checkSubject: { zh: '配套监督：检查什么', en: 'Its check: what is looked at' },
      checker: { zh: '监督单位', en: 'Checked by' },
      everyMonths: { zh: '检查周期（月）', en: 'Every so many months' },
      endedReason: { zh: '收回的理由', en: 'Why it was taken back' },
      state: { zh: '状态', en: 'State' },
    },
  },
  'power-check': {
    name: { zh: '权限检查', en: 'Check of a power' },
    attributes: {
      power: { zh: '下放权限', en: 'Delegated power' },
      checkedOn: { zh: '检查日期', en: 'Checked on' },
      result: { zh: '检查结果', en: 'Result' },
      finding: { zh: '检查意见', en: 'Finding' },
      state: { zh: '状态', en: 'State' },
    },
  },
} as const satisfies Record<string, TypeLabels>;
