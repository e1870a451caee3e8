import type { Label } from './label';

/**
 * A call of a function as it reads in the explanation of a rule: `{0}`, `{1}` are what it is given,
 * `{all}` is the list of it. Of a function that is not here its word is told, and what it is given.
 */
export const callLabels: Readonly<Record<string, Label>> = {
  has: { zh: '已填写{0}', en: '{0} is given' },
  size: { zh: '{0}的长度', en: 'length of {0}' },
  string: { zh: '{0}', en: '{0}' },
  int: { zh: '{0}', en: '{0}' },
  double: { zh: '{0}', en: '{0}' },
  today: { zh: '核对日期', en: 'the day of the check' },
  addYears: { zh: '{0}起 {1} 年后', en: '{1} years after {0}' },
  addMonths: { zh: '{0}起 {1} 个月后', en: '{1} months after {0}' },
  addDays: { zh: '{0}起 {1} 天后', en: '{1} days after {0}' },
  daysUntil: { zh: '距{0}的天数', en: 'days until {0}' },
  fullYearsSince: { zh: '自{0}起满的年数', en: 'full years since {0}' },
  fullMonthsSince: { zh: '自{0}起满的月数', en: 'full months since {0}' },
  addWorkingDays: { zh: '{0}起 {1} 个工作日后', en: '{1} working days after {0}' },
  workingDaysUntil: { zh: '距{0}的工作日数', en: 'working days until {0}' },
  age: { zh: '年龄（周岁）', en: 'age in full years' },
  yearOf: { zh: '{0}的年份', en: 'year of {0}' },
  least: { zh: '{all} 中较小者', en: 'the smaller of {all}' },
  greatest: { zh: '{all} 中较大者', en: 'the greater of {all}' },
  received: { zh: '已享受金额（{0}）', en: 'received before ({0})' },
  timesReceived: { zh: '已享受次数（{0}）', en: 'times received ({0})' },
  receivedInYears: { zh: '近 {1} 个年度已享受金额（{0}）', en: 'received within {1} years ({0})' },
  timesReceivedInYears: {
    zh: '近 {1} 个年度已享受次数（{0}）',
    en: 'times received within {1} years ({0})',
  },
  table: { zh: '具名表{0}中的{1}', en: 'table {0} for {1}' },
  tableText: { zh: '具名表{0}中的{1}', en: 'table {0} for {1}' },
  tableDate: { zh: '具名表{0}中的{1}', en: 'table {0} for {1}' },
  rentShare: { zh: '租金比例（{0}）', en: 'share of the rent ({0})' },
};
