/**
 * Every permission of the admin routes: Strapi registers them at boot, so that an administrator
 * grants them to roles. The key is the permission's uid: lowercase letters, dots and hyphens.
 */
export const permissions = {
  'audit.read': { zh: '查看操作记录', en: 'Read the audit trail' },
  'files.read': { zh: '查看申请附件', en: 'Read the files of applicants' },
  'cases.read': { zh: '查看审批事项', en: 'Read cases and the inbox' },
  'cases.read-all': {
    zh: '查看全部审批事项（不限于本席位；附件另须有“查看申请附件”）',
    en: 'Read every case, not only those that one’s seat is asked (files: “Read the files of applicants”, too)',
  },
  'cases.decide': { zh: '签署审批意见', en: 'Decide on cases' },
  'cases.pause': { zh: '暂停和恢复办理', en: 'Pause and resume cases' },
  'cases.recuse': {
    zh: '登记和解除他人回避',
    en: 'Have others keep out of cases, or let them back',
  },
  'cases.reopen': { zh: '撤销重办', en: 'Have cases begin again at an earlier stage' },
  'cases.print': { zh: '打印审批表', en: 'Print approval forms' },
  'case-files.read': {
    zh: '调取案卷（含个人信息）',
    en: 'Take out the files of cases (personal data)',
  },
  'documents.read': { zh: '查看和下载文书', en: 'Read and download issued papers' },
  'documents.issue': { zh: '制发文书', en: 'Issue papers' },
  'documents.void': { zh: '作废文书和文号', en: 'Make papers and their numbers void' },
  'documents.templates': { zh: '更换文书模板', en: 'Replace the templates of papers' },
  'documents.register': { zh: '查看文号登记', en: 'Read the register of numbers' },
  'cases.record-paper': {
    zh: '登记纸质签署和纸质申请',
    en: 'Record what was signed or handed in on paper',
  },
  'cases.confirm-paper': {
    zh: '复核纸质签署和纸质申请',
    en: 'Confirm what was signed or handed in on paper',
  },
  'lists.read': { zh: '查看部门联审名单', en: 'Read the lists of joint review' },
  'lists.send': { zh: '送出部门联审名单', en: 'Send the lists of joint review' },
  'committees.read': { zh: '查看会议', en: 'Read the meetings of committees' },
  'committees.run': { zh: '会务办理', en: 'Keep the agenda, votes and resolutions of meetings' },
  'committees.vote': { zh: '会议表决（传签）', en: 'Vote as a member of a committee' },
  'selections.read': { zh: '查看遴选分组、排序和候补名单', en: 'Read groups of selections' },
  'selections.run': {
    zh: '办理遴选：截止、抽签、执行',
    en: 'Close groups of selections, draw, and apply their order',
  },
  'handovers.read': { zh: '查看工作移交', en: 'Read handovers' },
  'handovers.run': {
    zh: '办理工作移交（改变任职）',
    en: 'Hand over the work of a colleague (changes appointments)',
  },
  'entries.act': { zh: '办理条目', en: 'Act on entries with a life cycle' },
  'rectifications.read': { zh: '查看更正', en: 'Read rectifications' },
  'rectifications.request': { zh: '提出更正', en: 'Ask for a rectification' },
  'rectifications.confirm': { zh: '复核更正', en: 'Confirm or reject a rectification' },
  'objections.read': { zh: '查看异议', en: 'Read objections' },
  'objections.record': { zh: '登记异议', en: 'Record objections' },
  'objections.copy': { zh: '制作异议隐名副本', en: 'Make redacted copies of objections' },
  'objections.answer': { zh: '答复异议人', en: 'Answer objections' },
  'objections.decide': { zh: '决定异议', en: 'Decide objections' },
  'agreements.read': {
    zh: '查看协议的服务月数、签署件和佐证材料',
    en: 'Read months served, signed copies and evidence of agreements',
  },
  'agreements.keep': {
    zh: '上传协议签署件和佐证材料',
    en: 'Hand in signed copies and evidence of agreements',
  },
  'payments.read': { zh: '查看拨付', en: 'Read payments' },
  'payments.accounts': { zh: '登记和核对收款账户', en: 'Enter and verify accounts of payees' },
  'payments.prepare': { zh: '经办拨付', en: 'Prepare payments' },
  'payments.confirm': { zh: '复核拨付批次', en: 'Confirm batches of payments' },
  'payments.export': { zh: '导出拨付明细', en: 'Export batches of payments' },
  'payments.answer': { zh: '登记拨付结果', en: 'Record what became of payments' },
  'privacy.reveal': { zh: '查看完整的个人信息', en: 'See personal data in full' },
  'calendar.load': { zh: '导入放假调休安排', en: 'Load the holiday calendar' },
  'rules.write': {
    zh: '编写规则：查看可用事实、检查表达式',
    en: 'Write rules: see facts, check expressions',
  },
  'rules.test': { zh: '运行规则用例', en: 'Run the tests of rule sets' },
  'rules.backtest': {
    zh: '回测规则（看到哪些条目的结论会改变）',
    en: 'Backtest rules (shows which entries would be judged otherwise)',
  },
  'rules.enact': { zh: '使规则集生效', en: 'Put rule sets in force' },
  'workflows.enact': { zh: '使审批流程生效', en: 'Put workflows in force' },
  'rounds.read': { zh: '查看申报批次和名单', en: 'Read rounds and their lists' },
  'rounds.list': { zh: '固定批次名单', en: 'Fix the list of a round' },
  'fund.read': { zh: '查看资金执行情况', en: 'Read the execution of the fund' },
  'fund.books': {
    zh: '查看资金账簿（对账单、试算平衡、逐笔明细，含申请名称）',
    en: 'Read the books of the fund (statements, trial balance, transfers, with the titles of applications)',
  },
  'fund.verify': { zh: '核验资金账簿', en: 'Verify the books of the fund' },
  'lineage.read': {
    zh: '查看政策衔接和下放权限',
    en: 'Read the lineage of policies and delegated powers',
  },
  'notices.read': { zh: '查看公示和发布证明', en: 'Read notices and proofs of posting' },
  'notices.post': {
    zh: '发布合并公示、登记发布证明和撤下',
    en: 'Post notices in batches, record proofs of posting and take-downs',
  },
  'notices.finish': { zh: '办结到期公示', en: 'End the notices that are due' },
  'messages.read': { zh: '查看自己的消息', en: 'Read one’s own messages' },
  'deliveries.read': { zh: '查看消息投递情况', en: 'Read how messages were delivered' },
  'deliveries.resend': { zh: '重新投递消息', en: 'Have messages delivered again' },
  'jobs.read': { zh: '查看后台任务', en: 'Read the background jobs' },
} as const satisfies Record<string, { zh: string; en: string }>;

export type Permission = keyof typeof permissions;

/** The name under which Strapi keeps a permission: what roles hold and policies ask for. */
export const permissionAction = <Name extends Permission>(permission: Name) =>
  `plugin::talent-office.${permission}` as const;
