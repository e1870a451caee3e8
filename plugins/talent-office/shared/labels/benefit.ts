import type { TypeLabels } from './label';

export const benefitLabels = {
  policy: {
    name: { zh: '政策文件', en: 'Policy' },
    attributes: {
      title: { zh: '标题', en: 'Title' },
      number: { zh: '文号', en: 'Number' },
      level: { zh: '层级', en: 'Level' },
      upperPolicy: { zh: '上位政策', en: 'Upper policy' },
      issuedOn: { zh: '印发日期', en: 'Issued on' },
      effectiveFrom: { zh: '施行日期', en: 'Effective from' },
      effectiveUntil: { zh: '废止日期', en: 'Effective until' },
      trial: { zh: '试行', en: 'On trial' },
      expiresOn: { zh: '试行期满日期', en: 'Expires on' },
      file: { zh: '文件', en: 'File' },
      body: { zh: '正文', en: 'Text' },
      clauses: { zh: '条款', en: 'Clauses' },
    },
  },
  'talent-office.clause': {
    name: { zh: '条款', en: 'Clause' },
    attributes: {
      number: { zh: '条款号', en: 'Number' },
      text: { zh: '内容', en: 'Text' },
      allowsBan: { zh: '规定可以限制申报', en: 'Says that applications may be barred' },
    },
  },
  benefit: {
    name: { zh: '人才待遇', en: 'Benefit' },
    attributes: {
      title: { zh: '名称', en: 'Title' },
      slug: { zh: '网址标识', en: 'Slug' },
      policy: { zh: '政策依据', en: 'Policy' },
      clause: { zh: '条款', en: 'Clause' },
      measure: { zh: '落实的区级条目', en: 'Measure it carries out' },
      kind: { zh: '待遇种类（就高不重复）', en: 'Kind (highest only)' },
      use: { zh: '资金用途', en: 'Use of the fund' },
      line: { zh: '资金项目', en: 'Fund line' },
      ruleSet: { zh: '资格规则', en: 'Rule set' },
      workflow: { zh: '审批流程', en: 'Workflow' },
      amountExpression: { zh: '金额公式', en: 'Amount expression' },
      instalments: {
        zh: '分年拨付比例（%，如 40/30/30）',
        en: 'Instalments (per cent by year, 40/30/30)',
      },
      taxExpression: {
        zh: '代扣税款公式（如 amountFen * 20 / 100）',
        en: 'Tax withheld, an expression such as amountFen * 20 / 100',
      },
      opensOn: { zh: '开始受理日期', en: 'Opens on' },
      closesOn: { zh: '截止受理日期', en: 'Closes on' },
      active: { zh: '开放申请', en: 'Active' },
      summary: { zh: '简介', en: 'Summary' },
      materials: { zh: '申报材料', en: 'Materials' },
    },
  },
} as const satisfies Record<string, TypeLabels>;
