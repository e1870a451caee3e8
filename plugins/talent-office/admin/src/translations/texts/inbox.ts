import type { Texts } from './text';

export const inboxTexts = {
  'inbox.menu': { zh: '待办', en: 'Inbox' },
  'inbox.title': { zh: '待办事项', en: 'Inbox' },
  'inbox.subtitle': {
    zh: '{count, plural, =0 {没有等您签署的事项} other {有 # 件事项等您签署}}',
    en: '{count, plural, =0 {Nothing waits for you} one {# step waits for you} other {# steps wait for you}}',
  },
  'inbox.subtitle.overdue': { zh: '，其中 {overdue} 件已超期', en: ', {overdue} overdue' },
  'inbox.subtitle.blocked': {
    zh: '，另有 {blocked} 件无人可签，请您落实签署人',
    en: ', {blocked} that nobody can sign for you to see to',
  },
  'inbox.subtitle.escalated': {
    zh: '，另有 {escalated} 件逾期事项请您督办',
    en: ', {escalated} overdue for you to see to',
  },
  'inbox.escalated': { zh: '提请督办：由该席位签署', en: 'Escalated to you: its seat signs' },
  'inbox.entry': { zh: '事项', en: 'Entry' },
  'inbox.stage': { zh: '环节', en: 'Stage' },
  'inbox.amount': { zh: '金额', en: 'Amount' },
  'inbox.opened': { zh: '到达日期', en: 'Arrived' },
  'inbox.due': { zh: '办理期限', en: 'Due' },
  'inbox.sort': { zh: '按「{column}」排序', en: 'Sort by {column}' },
  'inbox.refresh': { zh: '刷新', en: 'Refresh' },
  'inbox.open': { zh: '办理', en: 'Open' },
  'inbox.actingFor': { zh: '代{absentee}签署', en: 'For {absentee}' },
  'inbox.lacking': {
    zh: '除您以外缺少签署人：请补充岗位人员',
    en: 'Besides you too few can sign: fill the position',
  },
  'inbox.blocked': {
    zh: '无人可签：请补充岗位人员',
    en: 'Nobody can sign: fill the position',
  },
  'inbox.empty': {
    zh: '没有等您签署的事项。新的事项到您的环节时会出现在这里。',
    en: 'Nothing waits for you. What reaches your stage will appear here.',
  },
  'due.none': { zh: '不限', en: 'No limit' },
  'due.provisional': {
    zh: '暂定：该年放假安排尚未导入',
    en: 'Provisional: the holidays of that year are not loaded',
  },
  'due.overdue': {
    zh: '已超期 {days} 天',
    en: '{days, plural, one {# day overdue} other {# days overdue}}',
  },
  'due.today': { zh: '今天到期', en: 'Due today' },
  'due.left': {
    zh: '还有 {days} 天',
    en: '{days, plural, one {# day left} other {# days left}}',
  },
  'widget.title': { zh: '我的待办', en: 'My steps' },
  'widget.link': { zh: '查看全部待办', en: 'Open the inbox' },
  'widget.count': {
    zh: '件等您签署',
    en: '{count, plural, one {step waits for you} other {steps wait for you}}',
  },
  'widget.overdue': { zh: '{overdue} 件已超期', en: '{overdue} overdue' },
  'widget.empty': { zh: '没有等您签署的事项。', en: 'Nothing waits for you.' },
  'failure.forbidden': {
    zh: '您没有查看或办理此项的权限。',
    en: 'You have no permission for this.',
  },
  'failure.unreachable': {
    zh: '连接不到服务器，请检查网络后重试。再次提交不会重复办理。',
    en: 'The server cannot be reached. Check the network and try again: nothing is done twice.',
  },
  'failure.fault': {
    zh: '系统出现故障，请稍后重试。再次提交不会重复办理。',
    en: 'Something went wrong. Try again later: nothing is done twice.',
  },
  'failure.retry': { zh: '重试', en: 'Try again' },
  'list.comma': { zh: '、', en: ', ' },
  loading: { zh: '正在载入', en: 'Loading' },
} as const satisfies Texts;
