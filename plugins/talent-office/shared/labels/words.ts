import type { Label } from './label';

type Labels = Readonly<Record<string, Label>>;

/** What the actions of the plugin's own types are called. */
export const actionLabels = {
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
  convene: { zh: '召集会议', en: 'Convene' },
  record: { zh: '形成决议', en: 'Record the resolution' },
  cancel: { zh: '取消会议', en: 'Call off' },
  sign: { zh: '签发纪要', en: 'Sign the minutes' },
  vote: { zh: '记录表决', en: 'Write down votes' },
  recordPaper: { zh: '登记纸质签署', en: 'Record a signature on paper' },
  confirmPaper: { zh: '复核纸质签署', en: 'Confirm a signature on paper' },
  keepMeeting: { zh: '会务办理', en: 'Keep the records of a meeting' },
} as const satisfies Labels;

/** Words of the engine that refusals and explanations name. */
export const wordLabels = {
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
  recuse: { zh: '登记回避', en: 'have somebody keep out' },
  liftRecusal: { zh: '解除回避', en: 'lift a recusal' },
  expire: { zh: '逾期终止', en: 'expire' },
  // Why somebody may not sign
  subject: { zh: '本人事项', en: 'the matter is his own' },
  owner: { zh: '申报单位或申报人', en: 'owner of the entry' },
  author: { zh: '内容由本人录入', en: 'author of the content' },
  objection: { zh: '曾签署被提出异议的事项', en: 'signed what was objected to' },
  excluded: { zh: '与事项有关联', en: 'involved in the matter' },
  recorder: { zh: '录入或提交了该事项', en: 'keyed it in or handed it in' },
  recused: { zh: '已申明或被要求回避', en: 'keeps out of it' },
  related: { zh: '与当事人有申报的利害关系', en: 'declared a relationship to a party' },
  signer: { zh: '已签署过该事项', en: 'signed this case already' },
  doer: { zh: '办理过之前的步骤', en: 'did an earlier step' },
  // What a printed form was printed with
  stage: { zh: '办理环节', en: 'the stage' },
  round: { zh: '办理轮次', en: 'the round' },
  workflowVersion: { zh: '审批流程版本', en: 'the version of the workflow' },
  // Limits, and what a stage does with them
  award: { zh: '资助金额', en: 'the award' },
  place: { zh: '名额', en: 'the place' },
  reserved: { zh: '预留', en: 'reserved' },
  committed: { zh: '核定占用', en: 'committed' },
  // Functions that rules read: those that count from today read the day of the check
  received: { zh: '已享受待遇金额', en: 'Benefits received' },
  timesReceived: { zh: '已享受次数', en: 'Times received' },
  receivedInYears: { zh: '规定年限内已享受金额', en: 'Received within the years' },
  timesReceivedInYears: { zh: '规定年限内已享受次数', en: 'Times received within the years' },
  ownBudgetFen: { zh: '本区自有预算', en: 'Own budget' },
  table: { zh: '具名表', en: 'Named table' },
  tableText: { zh: '具名表', en: 'Named table' },
  tableDate: { zh: '具名表', en: 'Named table' },
  rentShare: { zh: '租金比例（%）', en: 'Share of the rent (%)' },
  identified: { zh: '已登记证件号码', en: 'Identity document on file' },
  objected: { zh: '有未办结的异议', en: 'Objection undecided' },
  today: { zh: '核对日期', en: 'Day of the check' },
  daysUntil: { zh: '核对日期', en: 'Day of the check' },
  fullYearsSince: { zh: '核对日期', en: 'Day of the check' },
} as const satisfies Labels;
