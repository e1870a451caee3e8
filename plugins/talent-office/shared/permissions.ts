/**
 * Every permission of the admin routes: Strapi registers them at boot, so that an administrator
 * grants them to roles. The key is the permission's uid: lowercase letters, dots and hyphens.
 */
export const permissions = {
  'audit.read': { zh: '查看操作记录', en: 'Read the audit trail' },
  'files.read': { zh: '查看申请附件', en: 'Read the files of applicants' },
  'cases.read': { zh: '查看审批事项', en: 'Read cases and the inbox' },
  'cases.read-all': {
    zh: '查看全部审批事项及附件（不限于本席位）',
    en: 'Read every case and its files, not only those that one’s seat is asked',
  },
  'cases.decide': { zh: '签署审批意见', en: 'Decide on cases' },
  'cases.pause': { zh: '暂停和恢复办理', en: 'Pause and resume cases' },
  'cases.reopen': { zh: '撤销重办', en: 'Have cases begin again at an earlier stage' },
  'entries.act': { zh: '办理条目', en: 'Act on entries with a life cycle' },
  'rectifications.read': { zh: '查看更正', en: 'Read rectifications' },
  'rectifications.request': { zh: '提出更正', en: 'Ask for a rectification' },
  'rectifications.confirm': { zh: '复核更正', en: 'Confirm or reject a rectification' },
  'objections.read': { zh: '查看异议', en: 'Read objections' },
  'objections.decide': { zh: '决定异议', en: 'Decide objections' },
  'payments.read': { zh: '查看拨付', en: 'Read payments' },
  'payments.prepare': { zh: '经办拨付', en: 'Prepare payments' },
  'payments.confirm': { zh: '复核或退回拨付', en: 'Confirm or return payments' },
  'privacy.reveal': { zh: '查看完整的个人信息', en: 'See personal data in full' },
  'calendar.load': { zh: '导入放假调休安排', en: 'Load the holiday calendar' },
  'rules.enact': { zh: '使规则集生效', en: 'Put rule sets in force' },
  'workflows.enact': { zh: '使审批流程生效', en: 'Put workflows in force' },
  'fund.read': { zh: '查看资金执行情况', en: 'Read the execution of the fund' },
  'notices.finish': { zh: '办结到期公示', en: 'End the notices that are due' },
  'messages.read': { zh: '查看自己的消息', en: 'Read one’s own messages' },
  'jobs.read': { zh: '查看后台任务', en: 'Read the background jobs' },
} as const satisfies Record<string, { zh: string; en: string }>;

export type Permission = keyof typeof permissions;

/** The name under which Strapi keeps a permission: what roles hold and policies ask for. */
export const permissionAction = <Name extends Permission>(permission: Name) =>
  `plugin::talent-office.${permission}` as const;
