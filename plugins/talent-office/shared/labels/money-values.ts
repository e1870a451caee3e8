import type {
  AgreementState,
  AmendmentState,
  BanState,
  BudgetRevisionState,
  CareActionState,
  CareKind,
  CarryDecision,
  CarryOverState,
  ConditionKind,
  ConditionState,
  CutReason,
  CutUnit,
  DirectExpenditureState,
  DisbursementState,
  FundApplicationState,
  FundLineState,
  FundSource,
  FundYearState,
  InstalmentChangeState,
  InterruptionState,
  InvoiceState,
  ListDrift,
  MilestoneState,
  PayeeAccountState,
  PayeeKind,
  PaymentBatchState,
  PaymentState,
  PerformanceEvaluationState,
  PerformanceTargetState,
  RecoveryBasis,
  RecoveryKind,
  RecoveryState,
  RepaymentState,
  RoundPartState,
  RoundState,
  SetOffState,
  ShortMoneyMethod,
  SpendingKind,
  UnitProjectState,
  UsePlanState,
  WriteOffState,
} from '../vocabulary';

import type { Label } from './label';

/** Values of the types that keep money: years, lines, rounds, what is paid and what comes back. */
export type MoneyValue =
  | AgreementState
  | AmendmentState
  | BanState
  | BudgetRevisionState
  | CareActionState
  | Exclude<CareKind, 'other'>
  | CarryDecision
  | CarryOverState
  | ConditionKind
  | ConditionState
  | CutReason
  | CutUnit
  | DirectExpenditureState
  | DisbursementState
  | FundApplicationState
  | FundLineState
  | FundSource
  | FundYearState
  | InstalmentChangeState
  | InterruptionState
  | InvoiceState
  | ListDrift
  | MilestoneState
  | PayeeAccountState
  | PayeeKind
  | PaymentBatchState
  | PaymentState
  | PerformanceEvaluationState
  | PerformanceTargetState
  | RecoveryBasis
  | RecoveryKind
  | RecoveryState
  | RepaymentState
  | RoundPartState
  | RoundState
  | Exclude<SetOffState, 'applied'>
  | ShortMoneyMethod
  | SpendingKind
  | UnitProjectState
  | UsePlanState
  | WriteOffState;

export const moneyValueLabels = {
  cancelled: { zh: '已取消', en: 'Cancelled' },
  revoked: { zh: '已撤销', en: 'Revoked' },
  superseded: { zh: '已被取代', en: 'Superseded' },
  'in-force': { zh: '行使中', en: 'In force' },
  ended: { zh: '已结束', en: 'Ended' },
  'in-effect': { zh: '生效', en: 'In effect' },
  approved: { zh: '已批准', en: 'Approved' },
  settled: { zh: '已办理', en: 'Settled' },
  carry: { zh: '结转下一年度', en: 'Carry to the next year' },
  return: { zh: '交回财政', en: 'Return to the treasury' },
  adjusted: { zh: '已调剂（人才办）', en: 'Moved by the office' },
  'own-budget': { zh: '本区预算', en: 'Own budget' },
  'carry-over': { zh: '上年结转', en: 'Carry-over' },
  'upper-level': { zh: '上级拨款', en: 'Upper-level transfer' },
  'employer-match': { zh: '单位配套', en: 'Employer match' },
  donation: { zh: '社会捐助', en: 'Donation' },
  // States
  draft: { zh: '草稿', en: 'Draft' },
  budgeted: { zh: '预算已定', en: 'Budgeted' },
  closing: { zh: '年终结账', en: 'Closing' },
  open: { zh: '已开放', en: 'Open' },
  closed: { zh: '已关闭', en: 'Closed' },
  awarded: { zh: '已核定', en: 'Awarded' },
  planned: { zh: '计划中', en: 'Planned' },
  committed: { zh: '待拨付', en: 'Committed' },
  stopped: { zh: '已停发', en: 'Stopped' },
  decided: { zh: '已决定', en: 'Decided' },
  cleared: { zh: '已结清', en: 'Cleared' },
  refused: { zh: '未通过', en: 'Refused' },
  pending: { zh: '待抵扣', en: 'To be set off' },
  released: { zh: '未抵扣，恢复欠款', en: 'Owed as before' },
  credited: { zh: '已到账', en: 'Credited' },
  proposed: { zh: '待另一人确认', en: 'Proposed' },
  stop: { zh: '停发', en: 'Stop' },
  revoke: { zh: '撤销并追回', en: 'Revoke and recover' },
  full: { zh: '全额追回', en: 'In full' },
  partial: { zh: '部分追回（单位项目、直接支出）', en: 'In part (projects, expenditures)' },
  'pro-rata': { zh: '按未满服务月数折算', en: 'By months not served' },
  paid: { zh: '已拨付', en: 'Paid' },
  // Agreements, what their instalments wait for, and service that stands still
  finalised: { zh: '已定稿', en: 'Text settled' },
  agreed: { zh: '已签订', en: 'Signed by all' },
  fulfilled: { zh: '已履行完毕', en: 'Fulfilled' },
  broken: { zh: '已违约', en: 'Broken' },
  'assessment-passed': { zh: '考核合格', en: 'Assessment passed' },
  'in-post': { zh: '在岗', en: 'In post' },
  'report-accepted': { zh: '报告验收', en: 'Report accepted' },
  milestone: { zh: '阶段目标', en: 'Milestone' },
  included: { zh: '已列入协议', en: 'In the agreement' },
  asked: { zh: '待提交佐证', en: 'Evidence asked for' },
  evidenced: { zh: '待认定', en: 'Evidence handed in' },
  met: { zh: '已达成', en: 'Met' },
  'not-met': { zh: '未达成', en: 'Not met' },
  replaced: { zh: '已由补充协议替换', en: 'Replaced by an amendment' },
  altered: { zh: '已变更', en: 'Altered' },
  recognised: { zh: '已认定', en: 'Recognised' },
  ongoing: { zh: '已认定，尚未恢复', en: 'Accepted, and going on' },
  lifted: { zh: '已解除', en: 'Lifted' },
  declined: { zh: '不予认定', en: 'Not accepted' },
  // Accounts of payees, batches and their lines
  entered: { zh: '待核对', en: 'Entered' },
  verified: { zh: '已核对', en: 'Verified' },
  retired: { zh: '已停用', en: 'Retired' },
  checked: { zh: '已核对名单', en: 'Checked' },
  locked: { zh: '已锁定', en: 'Locked' },
  sent: { zh: '已送财政', en: 'Sent to finance' },
  answered: { zh: '已全部反馈', en: 'Answered' },
  failed: { zh: '未付成', en: 'Failed' },
  removed: { zh: '已移出', en: 'Removed' },
  talent: { zh: '人才个人', en: 'Talent' },
  employer: { zh: '用人单位', en: 'Employer' },
  unit: { zh: '部门单位', en: 'Unit' },
  // Three kinds of spending, and what they are made of
  'personal-benefit': { zh: '个人待遇', en: 'Personal benefit' },
  'unit-project': { zh: '单位项目', en: 'Project of a unit' },
  'direct-expenditure': { zh: '直接支出', en: 'Direct expenditure' },
  implementing: { zh: '实施中', en: 'Under way' },
  finished: { zh: '已办结', en: 'Finished' },
  reported: { zh: '待验收', en: 'Handed in' },
  accepted: { zh: '已验收', en: 'Accepted' },
  registered: { zh: '已登记', en: 'On record' },
  'holiday-visit': { zh: '节日走访慰问', en: 'Visit on a holiday' },
  'sick-visit': { zh: '伤病看望', en: 'Visit to the sick' },
  'hardship-help': { zh: '困难帮扶', en: 'Help in hardship' },
  'rest-cure': { zh: '体检疗休养', en: 'Check-up or rest cure' },
  'answered-for': { zh: '已填报完成值', en: 'Result entered' },
  'self-evaluated': { zh: '已自评', en: 'Self-evaluated' },
  evaluated: { zh: '已评价', en: 'Evaluated' },
  annulled: { zh: '已作废', en: 'Annulled' },
  announced: { zh: '已发布', en: 'Announced' },
  'list-fixed': { zh: '名单已固定', en: 'List fixed' },
  archived: { zh: '已归档', en: 'Archived' },
  // Short money of a round
  ranking: { zh: '按排名，先高后低', en: 'By rank, until money is gone' },
  proportional: { zh: '同比例核减', en: 'A proportional cut' },
  'waiting-list': { zh: '按受理先后，其余候补', en: 'In order of acceptance, the rest wait' },
  yuan: { zh: '元', en: 'Whole yuan' },
  fen: { zh: '分', en: 'Fen' },
  none: { zh: '无', en: 'None' },
  ratio: { zh: '同比例核减', en: 'Cut by the ratio' },
  money: { zh: '资金不足', en: 'Money is gone' },
  ceiling: { zh: '超出本批次资金上限', en: 'Above the ceiling of the round' },
  places: { zh: '超出本批次人数上限', en: 'Above the places of the round' },
  gone: { zh: '固定名单后已撤回或未通过', en: 'Withdrawn or refused since' },
  'amount-changed': { zh: '固定名单后金额有变', en: 'Its amount has changed since' },
} as const satisfies Record<MoneyValue, Label>;
