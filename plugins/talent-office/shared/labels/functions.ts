import type { Label } from './label';

/** What each function of the rule language gives, for who writes a rule. */
export const functionLabels = {
  has: { zh: '是否已填写某字段：has(entry.title)', en: 'Is a field filled in: has(entry.title)' },
  size: { zh: '文字的字数，或列表的项数', en: 'Characters of a text, or elements of a list' },
  string: { zh: '转为文字', en: 'As text' },
  int: { zh: '转为整数', en: 'As a whole number' },
  double: { zh: '转为小数', en: 'As a decimal number' },
  date: { zh: '日期：date("2026-01-01")', en: 'A date: date("2026-01-01")' },
  today: { zh: '核对当日', en: 'The day of the check' },
  addYears: { zh: '若干年后的同一日', en: 'The same day so many years later' },
  addMonths: { zh: '若干月后的同一日', en: 'The same day so many months later' },
  addDays: { zh: '若干天后', en: 'So many days later' },
  daysUntil: { zh: '距该日还有几天（已过为负）', en: 'Days until then (negative when past)' },
  fullYearsSince: { zh: '自该日起满几年', en: 'Full years since then' },
  fullMonthsSince: { zh: '自该日起满几个月', en: 'Full months since then' },
  addWorkingDays: { zh: '若干个工作日后', en: 'So many working days later' },
  workingDaysUntil: {
    zh: '距该日还有几个工作日（已过为负）',
    en: 'Working days until then (negative when past)',
  },
  yearOf: { zh: '年份', en: 'The year' },
  least: { zh: '两数中较小的', en: 'The smaller of two numbers' },
  greatest: { zh: '两数中较大的', en: 'The greater of two numbers' },
  received: {
    zh: '本人已享受的某类待遇金额（分）：received("settling-in")',
    en: 'What the applicant holds of one kind of benefit, in fen: received("settling-in")',
  },
  timesReceived: {
    zh: '本人已享受某类待遇的次数：timesReceived("settling-in")',
    en: 'How often the applicant had one kind of benefit: timesReceived("settling-in")',
  },
  receivedInYears: {
    zh: '本人近几个预算年度（含本年度）已享受的某类待遇金额（分）：receivedInYears("settling-in", 3)',
    en: 'The same within so many budget years, this one included, in fen: receivedInYears("settling-in", 3)',
  },
  timesReceivedInYears: {
    zh: '本人近几个预算年度（含本年度）享受某类待遇的次数：timesReceivedInYears("settling-in", 3)',
    en: 'How often within so many budget years, this one included: timesReceivedInYears("settling-in", 3)',
  },
  firstYearPart: {
    zh: '按分年拨付比例，当年应拨的金额（分）',
    en: 'What of an amount is due in the first year, in fen',
  },
  paidFenOf: { zh: '这项资金已拨付的金额（分）', en: 'What of the award is paid, in fen' },
  atBankFen: {
    zh: '这项资金已送拨、未回单的金额（分）',
    en: 'What of it is with the bank, in fen',
  },
  outstandingFen: { zh: '尚未追回的金额（分）', en: 'What is still owed, in fen' },
  owedFen: { zh: '应追回的总额（分）', en: 'What was to come back in all, in fen' },
  smallDebtFen: { zh: '小额核销限额（分）', en: 'The limit for small debts, in fen' },
  agreedMonths: {
    zh: '协议约定的服务月数（没有协议为 0）',
    en: 'The months of service of the agreement (0 without one)',
  },
  monthsServed: {
    zh: '按协议已服务的整月数，中断期间不计',
    en: 'Whole months served by the agreement, without interruptions',
  },
  serviceWorking: {
    zh: '已服务月数是怎样算出来的',
    en: 'How the months served were counted',
  },
  agreementAllows: {
    zh: '拨付项的协议已签订、未违约，且条件全部达成（没有协议也为真）',
    en: 'Is the agreement of the disbursement signed, unbroken, and each condition met (true without one)',
  },
  nettingTerms: {
    zh: '欠款所属资金的协议中的抵扣条款（没有则为空）',
    en: 'The netting clause of the agreement of the award (empty without one)',
  },
  banned: { zh: '本人在限制申报期内', en: 'Is the applicant under a ban' },
  banClause: {
    zh: '限制申报所依据的现行条款（没有则为空）',
    en: 'The clause in force by which the ban stands (empty without one)',
  },
  underRecovery: { zh: '正在办理停发或追回', en: 'Is a recovery under way' },
  reasonsStated: {
    zh: '年度中用途为“其他”的资金项目是否都写明了理由',
    en: 'Does every line of the year for another use state its reason',
  },
  plannedMilestones: { zh: '项目各阶段', en: 'The milestones of a project' },
  plannedTargets: { zh: '项目的绩效目标', en: 'The performance targets of a project' },
  fundMoneyFen: { zh: '评价对象已支用的专项资金（分）', en: 'What was drawn of the fund, in fen' },
  otherMoneyFen: { zh: '评价对象的其他投入（分）', en: 'What others have added, in fen' },
  leveragePercentNow: {
    zh: '每百元专项资金撬动的其他投入（元）',
    en: 'Other money for each hundred yuan of the fund',
  },
  projectPlan: {
    zh: '项目阶段是否完整：sound、none 或 shares',
    en: 'Is the plan of milestones complete: sound, none or shares',
  },
  milestonesIn: {
    zh: '项目中处于某状态的阶段数：milestonesIn("planned")',
    en: 'Milestones of a project in one state: milestonesIn("planned")',
  },
  careRecipients: {
    zh: '关怀行动所选人才的姓名',
    en: 'The names of the talents that a care action was for',
  },
  invoicesIn: {
    zh: '直接支出中处于某状态的发票数：invoicesIn("registered")',
    en: 'Invoices of an expenditure in one state: invoicesIn("registered")',
  },
  plannedUses: { zh: '年度各用途的预算', en: 'The budget of the year by use' },
  revisionDoor: {
    zh: '调剂由谁决定，或者为什么不能调剂',
    en: 'Who decides a revision of the budget, or why nobody can',
  },
  freeOnLine: { zh: '资金项目的结余（分）', en: 'What of the line is free, in fen' },
  committedOnLine: {
    zh: '资金项目已核定、尚未拨付的金额（分）',
    en: 'What of the line is committed and not yet sent to be paid, in fen',
  },
  nextYearOpen: { zh: '下一年度是否已开放', en: 'Is the next budget year open' },
  plannedBudgetFen: { zh: '年度预算安排合计（分）', en: 'All lines of the year together, in fen' },
  plannedLines: { zh: '年度各资金项目及金额', en: 'The lines of the year with their amounts' },
  ownBudgetFen: { zh: '年度本区自有预算（分）', en: 'The year’s own budget, in fen' },
  carriedOut: {
    zh: '落实这一条的措施、待遇和评估的件数',
    en: 'How many measures, benefits and evaluations carry this item out',
  },
  daysToCheck: {
    zh: '距下次检查还有几天（逾期为负）',
    en: 'Days to the next check (negative: overdue)',
  },
  rentShare: { zh: '某层次人才的租金比例（%）', en: 'Share of the rent of a tier (%)' },
  inPostConfirmed: {
    zh: '用人单位已确认该年度在岗：inPostConfirmed(2026)',
    en: 'Has an employer confirmed him as in post in that year: inPostConfirmed(2026)',
  },
  identified: { zh: '已登记证件号码', en: 'Identity document on file' },
  age: { zh: '年龄（周岁）', en: 'Age in full years' },
  objected: { zh: '有未办结的异议', en: 'Is an objection undecided' },
  objectionUpheld: {
    zh: '有办结之后成立的异议',
    en: 'Was an objection upheld after the case had ended',
  },
  table: {
    zh: '具名表中的数或金额（分）：table("tier-amount", subject.tier)',
    en: 'A number or amount (fen) of a named table: table("tier-amount", subject.tier)',
  },
  tableText: {
    zh: '具名表中的文字：tableText("tier-name", subject.tier)',
    en: 'A text of a named table: tableText("tier-name", subject.tier)',
  },
  tableDate: {
    zh: '具名表中的日期：tableDate("deadlines", "housing")',
    en: 'A date of a named table: tableDate("deadlines", "housing")',
  },
  startsWith: { zh: '文字以……开头', en: 'The text begins with' },
  endsWith: { zh: '文字以……结尾', en: 'The text ends with' },
  contains: { zh: '文字含有', en: 'The text contains' },
  all: { zh: '列表每一项都满足', en: 'Every element of a list fulfils it' },
  exists: { zh: '列表至少一项满足', en: 'At least one element of a list fulfils it' },
  exists_one: { zh: '列表恰有一项满足', en: 'Exactly one element of a list fulfils it' },
} as const satisfies Readonly<Record<string, Label>>;
