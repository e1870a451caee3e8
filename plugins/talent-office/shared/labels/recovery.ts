import type { TypeLabels } from './label';

export const recoveryLabels = {
  recovery: {
    name: { zh: '停发与追回', en: 'Recovery' },
    attributes: {
      title: { zh: '标题', en: 'Title' },
      application: { zh: '资金申请', en: 'Fund application' },
      project: { zh: '单位项目', en: 'Unit project' },
      expenditure: { zh: '直接支出', en: 'Direct expenditure' },
      kind: { zh: '决定', en: 'Decision' },
      basis: { zh: '追回方式', en: 'How much' },
      termMonths: {
        zh: '约定服务月数（没有协议时填写）',
        en: 'Months agreed (without an agreement)',
      },
      servedMonths: {
        zh: '已服务月数（没有协议时填写）',
        en: 'Months served (without an agreement)',
      },
      partFen: { zh: '部分追回金额（分）', en: 'How much, in part (fen)' },
      partWorking: { zh: '部分追回金额的计算依据', en: 'How that part was worked out' },
      countedTermMonths: { zh: '计算所用约定月数', en: 'Months agreed, as counted' },
      countedServedMonths: { zh: '计算所用已服务月数', en: 'Months served, as counted' },
      working: { zh: '追回金额的计算', en: 'How it was worked out' },
      paidFen: { zh: '已拨付（分）', en: 'Paid (fen)' },
      amountFen: { zh: '应追回（分）', en: 'To come back (fen)' },
      clause: { zh: '依据条款', en: 'By clause' },
      reason: { zh: '理由', en: 'Reason' },
      objection: { zh: '办结后成立的异议', en: 'Objection upheld after the award' },
      guarantor: { zh: '担保人', en: 'Guarantor' },
      repayBy: { zh: '还款期限', en: 'To be repaid by' },
      state: { zh: '状态', en: 'State' },
    },
  },
  repayment: {
    name: { zh: '还款', en: 'Repayment' },
    attributes: {
      payer: { zh: '还款人', en: 'Payer' },
      recovery: { zh: '追回', en: 'Recovery' },
      amountFen: { zh: '金额（分）', en: 'Amount (fen)' },
      receivedOn: { zh: '到账日期', en: 'Received on' },
      voucherNumber: { zh: '凭证号', en: 'Voucher number' },
      state: { zh: '状态', en: 'State' },
    },
  },
  'set-off': {
    name: { zh: '欠款抵扣', en: 'Set-off' },
    attributes: {
      title: { zh: '标题', en: 'Title' },
      recovery: { zh: '追回', en: 'Recovery' },
      disbursement: { zh: '从哪一拨付项中抵扣', en: 'Taken off which disbursement' },
      amountFen: { zh: '抵扣金额（分）', en: 'Amount set off (fen)' },
      clause: { zh: '协议的抵扣条款', en: 'Netting clause of the agreement' },
      state: { zh: '状态', en: 'State' },
    },
  },
  'write-off': {
    name: { zh: '核销', en: 'Write-off' },
    attributes: {
      title: { zh: '标题', en: 'Title' },
      recovery: { zh: '追回', en: 'Recovery' },
      amountFen: { zh: '金额（分）', en: 'Amount (fen)' },
      reason: { zh: '理由', en: 'Reason' },
      state: { zh: '状态', en: 'State' },
    },
  },
} as const satisfies Record<string, TypeLabels>;
