import type { Label } from './label';

/** What the books and the dashboard call things, in tables on the page and in files. */
export const executionLabels = {
  // Figures
  budget: { zh: '预算', en: 'Budget' },
  original: { zh: '年初预算', en: 'Original budget' },
  revised: { zh: '调整后预算', en: 'Revised budget' },
  free: { zh: '可用', en: 'Free' },
  reserved: { zh: '已预留', en: 'Reserved' },
  committed: { zh: '已核定待拨', en: 'Committed' },
  sent: { zh: '拨付中', en: 'Being paid' },
  paid: { zh: '已拨付', en: 'Paid' },
  passingOnOverdue: { zh: '逾期未证明转付', en: 'Not proven to be passed on' },
  recoverable: { zh: '待追回', en: 'To be recovered' },
  recovered: { zh: '已追回', en: 'Recovered' },
  returned: { zh: '已缴回财政', en: 'Returned to the treasury' },
  executionRate: { zh: '执行率', en: 'Paid out' },
  commitmentRate: { zh: '核定率', en: 'Committed or paid' },
  // What a table is about
  use: { zh: '用途', en: 'Use' },
  source: { zh: '资金来源', en: 'Source' },
  line: { zh: '资金项目', en: 'Line' },
  kind: { zh: '支出类别', en: 'Kind of spending' },
  month: { zh: '月份', en: 'Month' },
  age: { zh: '核定至今', en: 'Since the commitment' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  count: { zh: '笔数', en: 'Number' },
  total: { zh: '合计', en: 'Total' },
  opening: { zh: '期初余额', en: 'Opening balance' },
  closing: { zh: '期末余额', en: 'Closing balance' },
  day: { zh: '时间', en: 'Time' },
  number: { zh: '流水号', en: 'Transfer' },
  counterpart: { zh: '对方账户', en: 'Other account' },
  reason: { zh: '事由', en: 'Reason' },
  actor: { zh: '经办', en: 'By' },
  in: { zh: '收入（元）', en: 'In (yuan)' },
  out: { zh: '支出（元）', en: 'Out (yuan)' },
  inPlaces: { zh: '增加（名额）', en: 'In (places)' },
  outPlaces: { zh: '减少（名额）', en: 'Out (places)' },
  balance: { zh: '余额', en: 'Balance' },
  phase: { zh: '科目', en: 'Phase' },
  asset: { zh: '计量', en: 'Unit' },
  accounts: { zh: '有余额的账户', en: 'Accounts with a balance' },
  overdue: { zh: '已逾期', en: 'Overdue' },
  // Titles of tables
  uses: { zh: '按用途', en: 'By use' },
  sources: { zh: '按资金来源', en: 'By source' },
  kinds: { zh: '按支出类别', en: 'By kind of spending' },
  lines: { zh: '按资金项目', en: 'By line' },
  months: { zh: '按月份', en: 'By month' },
  ageing: { zh: '已核定待拨的账龄', en: 'Age of commitments' },
  due: { zh: '到期拨付预测', en: 'Due to be paid' },
  execution: { zh: '资金执行', en: 'Execution' },
  statement: { zh: '账户对账单', en: 'Statement of account' },
  trialBalance: { zh: '试算平衡表', en: 'Trial balance' },
} as const satisfies Readonly<Record<string, Label>>;

export type ExecutionWord = keyof typeof executionLabels;

/** Phases of accounts, as a bookkeeper reads them. */
export const phaseLabels: Readonly<Record<string, Label>> = {
  source: { zh: '预算来源', en: 'Source' },
  available: { zh: '可用', en: 'Available' },
  reserved: { zh: '预留', en: 'Reserved' },
  committed: { zh: '核定占用', en: 'Committed' },
  sent: { zh: '拨付中', en: 'Being paid' },
  paid: { zh: '已拨付', en: 'Paid' },
  recoverable: { zh: '待追回', en: 'To be recovered' },
  offset: { zh: '待抵扣', en: 'To be set off' },
  recovered: { zh: '已追回', en: 'Recovered' },
  waived: { zh: '已核销', en: 'Waived' },
  returned: { zh: '已缴回财政', en: 'Returned to the treasury' },
};

export const ageLabels: Readonly<Record<string, Label>> = {
  '0-30': { zh: '30 天以内', en: 'Up to 30 days' },
  '31-90': { zh: '31 至 90 天', en: '31 to 90 days' },
  '91-180': { zh: '91 至 180 天', en: '91 to 180 days' },
  'over-180': { zh: '180 天以上', en: 'More than 180 days' },
};

export const assetLabels: Readonly<Record<string, Label>> = {
  fen: { zh: '资金', en: 'Money' },
  place: { zh: '名额', en: 'Places' },
};

/** What `verify` looks into, by the name that the command prints. */
export const checkLabels: Readonly<Record<string, string>> = {
  'account balances are the sums of their transfers': '账户余额等于其全部流水之和',
  'no account but the source is below zero': '除预算来源外，没有账户余额为负',
  'each asset sums to zero with its source': '各类账户与来源合计为零',
  'both accounts of a transfer exist and count the same asset': '每笔流水的双方账户存在且计量一致',
  'a reversal mirrors its transfer': '每笔冲正与原流水一致',
  'a transfer says what was recorded': '每笔流水与记账时的内容一致',
  'an account belongs to the owner, line and phase of its code':
    '账户的归属、资金项目和科目与编码一致',
  'monthly sums are those of their transfers': '月度汇总与流水一致',
};
