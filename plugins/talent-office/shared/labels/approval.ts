import type { TypeLabels } from './label';

export const approvalLabels = {
  workflow: {
    name: { zh: '审批流程', en: 'Workflow' },
    attributes: {
      title: { zh: '名称', en: 'Title' },
      key: { zh: '代号', en: 'Key' },
      entryType: { zh: '适用的内容类型', en: 'Content type' },
      correctionWorkingDays: {
        zh: '补正期限（工作日），逾期自动终止',
        en: 'Working days to mend a return',
      },
      handlingWorkingDays: {
        zh: '办理时限（工作日，自受理起算）',
        en: 'Handling time (working days)',
      },
      inForceVersion: { zh: '生效版本', en: 'Version in force' },
      stages: { zh: '环节', en: 'Stages' },
    },
  },
  'talent-office.stage': {
    name: { zh: '审批环节', en: 'Stage' },
    attributes: {
      title: { zh: '名称', en: 'Title' },
      key: { zh: '代号', en: 'Key' },
      kind: { zh: '方式', en: 'Kind' },
      seats: { zh: '会签席位', en: 'Seats' },
      workingDays: { zh: '办理时限（工作日）', en: 'Time limit (working days)' },
      expiresWhenOverdue: { zh: '逾期自动终止', en: 'Expires when overdue' },
      remindDaysBefore: {
        zh: '到期前几个工作日提醒（如“5，2”）',
        en: 'Remind so many working days before ("5, 2")',
      },
      overdueEveryDays: {
        zh: '逾期后每隔几个工作日再提醒',
        en: 'Overdue: remind again every so many working days',
      },
      escalateAfterDays: {
        zh: '逾期几个工作日后提请督办',
        en: 'Escalate when so many working days overdue',
      },
      escalateRole: { zh: '督办岗位职责', en: 'Escalate to the role' },
      escalateUnitCode: { zh: '督办单位', en: 'Of the unit' },
      onPass: { zh: '通过后的占用', en: 'Limits on pass' },
      sets: { zh: '随决定填写的字段', en: 'Fields set with the decision' },
      noticeWorkingDays: { zh: '公示期（工作日）', en: 'Notice period (working days)' },
      noticeCalendarDays: { zh: '公示期（自然日）', en: 'Notice period (calendar days)' },
      proofRequired: { zh: '须有发布证明才办结公示', en: 'Ends only with a proof of posting' },
      inBatches: { zh: '合并公示（由人才办成批发布）', en: 'Posted by the office in batches' },
      objectionUnitCode: { zh: '异议处理单位', en: 'Unit that decides objections' },
      postingDayCounts: { zh: '发布当日计入公示期', en: 'Posting day counts' },
      basis: { zh: '依据条款', en: 'Basis' },
      returnAllowed: { zh: '允许退回补正', en: 'May be returned' },
      committee: { zh: '上会表决', en: 'Committee' },
      checks: { zh: '核查事项', en: 'Points to be checked' },
      proofs: { zh: '须提交的证明', en: 'Proofs to be handed in' },
      selection: { zh: '遴选', en: 'Selection' },
      stopsTheClock: {
        zh: '不计入办理时限（如专家评审）',
        en: 'Handling time stands still (expert review)',
      },
      acceptanceNumber: {
        zh: '受理号格式，如 受〔{year}〕{number}号',
        en: 'Form of the acceptance number, with {year} and {number}',
      },
    },
  },
  'talent-office.seat': {
    name: { zh: '会签席位', en: 'Seat' },
    attributes: {
      title: { zh: '名称', en: 'Title' },
      key: { zh: '代号', en: 'Key' },
      role: { zh: '签署岗位职责', en: 'Role of the position' },
      unitCode: { zh: '指定单位代码', en: 'Unit code' },
      unitPath: { zh: '单位取自申请字段', en: 'Unit taken from the entry' },
      standInRole: {
        zh: '该单位为申请人所在单位时，由谁代为出具意见（不指定为人才办）',
        en: 'Who stands in where the unit is the applicant’s employer (none: talent office)',
      },
      standInUnitCode: { zh: '代为出具意见的岗位所在单位', en: 'Unit of who stands in' },
      signatures: { zh: '签署人数', en: 'Signatures' },
      signaturesAbove: { zh: '按金额增加签署人数', en: 'Signatures by amount' },
    },
  },
  'talent-office.stage-check': {
    name: { zh: '核查事项', en: 'Point to be checked' },
    attributes: {
      zh: { zh: '事项（中文）', en: 'Point (Chinese)' },
      en: { zh: '事项（英文）', en: 'Point (English)' },
      key: { zh: '代号', en: 'Key' },
    },
  },
  'talent-office.stage-proof': {
    name: { zh: '须提交的证明', en: 'Proof to be handed in' },
    attributes: {
      zh: { zh: '名称（中文）', en: 'Name (Chinese)' },
      en: { zh: '名称（英文）', en: 'Name (English)' },
      uploader: { zh: '由谁提交', en: 'Handed in by' },
      key: { zh: '代号', en: 'Key' },
    },
  },
  'talent-office.signature-threshold': {
    name: { zh: '签署人数门槛', en: 'Signature threshold' },
    attributes: {
      fromFen: { zh: '起始金额（分）', en: 'From (fen)' },
      signatures: { zh: '签署人数', en: 'Signatures' },
    },
  },
} as const satisfies Record<string, TypeLabels>;
