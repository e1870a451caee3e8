import type { Texts } from './text';

/** What the actions of the plugin's own types are called. */
export const actionTexts = {
  submit: { zh: '提交申请', en: 'Submit' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  open: { zh: '开放', en: 'Open' },
  add: { zh: '追加', en: 'Add to the year' },
  revise: { zh: '调整预算', en: 'Revise the budget' },
  recordShortfall: { zh: '登记预算不足', en: 'Record a shortfall' },
  close: { zh: '关闭', en: 'Close' },
  prepare: { zh: '提交复核', en: 'Prepare' },
  confirm: { zh: '复核确认', en: 'Confirm' },
  reject: { zh: '不予更正', en: 'Reject' },
  return: { zh: '退回', en: 'Return' },
  pay: { zh: '登记拨付', en: 'Record as paid' },
  dismiss: { zh: '异议不成立', en: 'Dismiss' },
  uphold: { zh: '异议成立', en: 'Uphold' },
} as const satisfies Texts;

/** Words of the engine that refusals and explanations name. */
export const wordTexts = {
  // States of a case
  open: { zh: '办理中', en: 'open' },
  returned: { zh: '已退回补正', en: 'returned' },
  paused: { zh: '暂停办理', en: 'paused' },
  approved: { zh: '已通过', en: 'approved' },
  refused: { zh: '未通过', en: 'refused' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  expired: { zh: '已逾期终止', en: 'expired' },
  // What moves a case
  advance: { zh: '进入下一环节', en: 'advance' },
  complete: { zh: '办结', en: 'complete' },
  refuse: { zh: '不予通过', en: 'refuse' },
  resubmit: { zh: '重新提交', en: 'resubmit' },
  reopen: { zh: '重新审核', en: 'reopen' },
  pause: { zh: '暂停办理', en: 'pause' },
  resume: { zh: '恢复办理', en: 'resume' },
  expire: { zh: '逾期终止', en: 'expire' },
  // Why somebody may not sign
  subject: { zh: '本人事项', en: 'the matter is his own' },
  owner: { zh: '申报单位或申报人', en: 'owner of the entry' },
  author: { zh: '内容由本人录入', en: 'author of the content' },
  objection: { zh: '曾签署被提出异议的事项', en: 'signed what was objected to' },
  excluded: { zh: '与事项有关联', en: 'involved in the matter' },
  // Functions that rules read
  received: { zh: '同类待遇已享受金额', en: 'received of this kind' },
  ownBudgetFen: { zh: '本区自有预算', en: 'own budget' },
  today: { zh: '今天', en: 'today' },
} as const satisfies Texts;
