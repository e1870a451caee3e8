import type { TypeLabels } from './label';

export const ruleLabels = {
  'rule-set': {
    name: { zh: '规则集', en: 'Rule set' },
    attributes: {
      title: { zh: '名称', en: 'Title' },
      key: { zh: '代号', en: 'Key' },
      entryType: { zh: '适用的内容类型', en: 'Content type' },
      inForceVersion: { zh: '生效版本', en: 'Version in force' },
      rules: { zh: '条件', en: 'Rules' },
      tests: { zh: '规则用例', en: 'Rule tests' },
    },
  },
  'talent-office.rule': {
    name: { zh: '条件', en: 'Rule' },
    attributes: {
      code: { zh: '编号', en: 'Code' },
      kind: { zh: '性质', en: 'Kind' },
      expression: { zh: '表达式', en: 'Expression' },
      clause: { zh: '依据条款', en: 'Clause' },
      messageZh: { zh: '未满足时的说明（中文）', en: 'Message (Chinese)' },
      messageEn: { zh: '未满足时的说明（英文）', en: 'Message (English)' },
    },
  },
  'talent-office.rule-test': {
    name: { zh: '规则用例', en: 'Rule test' },
    attributes: {
      title: { zh: '用例名称', en: 'Title' },
      given: { zh: '假设的情况', en: 'Facts given' },
      judgedOn: { zh: '按哪一天判断', en: 'Judged for the day' },
      expected: { zh: '应得结论', en: 'Expected outcome' },
      failing: { zh: '不应满足的条件编号', en: 'Rules that fail (codes)' },
      amountFen: { zh: '应得金额（分）', en: 'Expected amount (fen)' },
    },
  },
} as const satisfies Record<string, TypeLabels>;
