import type { TypeLabels } from './label';

const state = { zh: '状态', en: 'State' };
const digest = { zh: '文件校验码', en: 'Digest of the file' };

export const agreementLabels = {
  agreement: {
    name: { zh: '人才协议', en: 'Talent agreement' },
    attributes: {
      title: { zh: '标题', en: 'Title' },
      application: { zh: '资金申请', en: 'Fund application' },
      employer: { zh: '用人单位（丙方）', en: 'Employer (third party)' },
      guarantor: { zh: '担保人', en: 'Guarantor' },
      serviceFrom: { zh: '服务期起算日', en: 'Service begins on' },
      termMonths: { zh: '约定服务月数', en: 'Months agreed' },
      netting: { zh: '约定可以抵扣', en: 'Netting agreed' },
      nettingClause: { zh: '抵扣条款', en: 'Netting clause' },
      terms: { zh: '其他约定（每行一条）', en: 'Other terms (one a line)' },
      signedOn: { zh: '签订日期', en: 'Signed on' },
      scanSha256: { zh: '签署件校验码', en: 'Digest of the signed copy' },
      scanFile: { zh: '签署件', en: 'Signed copy' },
      endedOn: { zh: '离开之日（当日不计服务）', en: 'Left on (a day that counts no more)' },
      endedReason: { zh: '违约情形', en: 'How it was broken' },
      state,
    },
  },
  'agreement-amendment': {
    name: { zh: '补充协议', en: 'Amendment of an agreement' },
    attributes: {
      title: { zh: '标题', en: 'Title' },
      agreement: { zh: '原协议', en: 'Agreement' },
      reason: { zh: '补充原因', en: 'Reason' },
      effectiveOn: { zh: '生效日期', en: 'In effect from' },
      termMonths: { zh: '变更后的服务月数', en: 'Months agreed from then on' },
      terms: { zh: '补充约定（每行一条）', en: 'What is agreed (one a line)' },
      signedOn: { zh: '签订日期', en: 'Signed on' },
      scanSha256: { zh: '签署件校验码', en: 'Digest of the signed copy' },
      scanFile: { zh: '签署件', en: 'Signed copy' },
      annulReason: { zh: '作废原因', en: 'Why it was annulled' },
      state,
    },
  },
  'instalment-change': {
    name: { zh: '分期变更', en: 'Change of an instalment' },
    attributes: {
      amendment: { zh: '补充协议', en: 'Amendment' },
      disbursement: { zh: '拨付项', en: 'Disbursement' },
      dueOn: { zh: '变更后的应拨日期', en: 'Due on from then on' },
      amountFen: { zh: '变更后的金额（分）', en: 'Amount from then on (fen)' },
      state,
    },
  },
  'instalment-condition': {
    name: { zh: '拨付条件', en: 'Condition of an instalment' },
    attributes: {
      requirement: { zh: '条件内容', en: 'What is required' },
      agreement: { zh: '人才协议', en: 'Talent agreement' },
      amendment: { zh: '补充协议', en: 'Amendment' },
      replaces: { zh: '替换的原条件', en: 'In the place of' },
      disbursement: { zh: '拨付项', en: 'Disbursement' },
      kind: { zh: '条件类别', en: 'Kind of condition' },
      evidenceNote: { zh: '佐证说明', en: 'What the evidence shows' },
      evidenceSha256: digest,
      evidenceFile: { zh: '佐证材料', en: 'Evidence' },
      decisionNote: { zh: '认定意见', en: 'Why it was decided so' },
      state,
    },
  },
  'service-interruption': {
    name: { zh: '服务中断', en: 'Interruption of service' },
    attributes: {
      reason: { zh: '中断原因', en: 'Reason' },
      agreement: { zh: '人才协议', en: 'Talent agreement' },
      startsOn: { zh: '中断之日', en: 'Interrupted from' },
      resumedOn: { zh: '恢复服务之日（当日计入服务）', en: 'Serves again from' },
      evidenceSha256: digest,
      evidenceFile: { zh: '佐证材料', en: 'Evidence' },
      decisionNote: { zh: '认定意见', en: 'Why it was decided so' },
      state,
    },
  },
} as const satisfies Record<string, TypeLabels>;
