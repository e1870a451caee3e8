import type { Bilingual } from '../../../../../shared/error-codes';

export const words = {
  title: { zh: '审批表', en: 'Approval form' },
  office: { zh: '人才工作领导小组办公室', en: 'Talent office' },
  number: { zh: '受理号', en: 'Acceptance number' },
  kind: { zh: '事项类型', en: 'Kind of matter' },
  entry: { zh: '事项名称', en: 'Matter' },
  applicant: { zh: '申请人', en: 'Applicant' },
  submitted: { zh: '提交日期', en: 'Submitted on' },
  stage: { zh: '当前环节', en: 'Stage' },
  workflow: { zh: '审批流程', en: 'Workflow' },
  amount: { zh: '核定金额', en: 'Amount' },
  files: { zh: '附件', en: 'Files' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  digest: { zh: '校验码', en: 'Digest' },
  approve: { zh: '同意', en: 'approve' },
  return: { zh: '退回补正', en: 'return' },
  refuse: { zh: '不同意', en: 'refuse' },
  opinion: { zh: '意见：', en: 'Opinion:' },
  again: { zh: '再次退回的原因：', en: 'Why it was not said before: ' },
  onScreen: {
    zh: '本环节在系统中办理，不在本表签署。',
    en: 'This stage is decided on screen: nobody signs for it here.',
  },
  signature: {
    zh: '签名：　　　　　　　　　　经办人：',
    en: 'Signature:                              Handled by:',
  },
  seal: {
    zh: '（单位盖章）　　　　　　　　年　　月　　日',
    en: '(seal of the unit)                      Date:',
  },
  note: {
    zh: '本表内容、金额、环节或审批流程在打印之后有变化的，签署无效，须重新打印。签署后请连同本表扫描件交人才办登记、复核。',
    en: 'If what this form says, its amount, stage or workflow changes after it was printed, a signature on it has no effect: print it again. Signed, it goes with a scan to the talent office, where it is recorded and confirmed.',
  },
} as const satisfies Record<string, Bilingual>;

export const version = (title: string, number: number): Bilingual => ({
  zh: `${title}（第 ${number} 版）`,
  en: `${title} (version ${number})`,
});

export const standingIn = (unit: string): Bilingual => ({
  zh: `（申请人系${unit}工作人员，由本席代为出具意见）`,
  en: `(in place of ${unit}, which employs the applicant)`,
});

/** A signature of an earlier round: what it decided was done again since. */
export const voided = (round: number): Bilingual => ({
  zh: `已作废（第 ${round} 轮）`,
  en: `void (round ${round})`,
});

/** What was sent back is here again. */
export const mended = (round: number): Bilingual => ({
  zh: `已补正（第 ${round} 轮）`,
  en: `mended (round ${round})`,
});
