import type { Texts } from './text';

export const stageKindTexts = {
  'checks.title': { zh: '逐项核查', en: 'Checks' },
  'checks.reason': { zh: '理由：{check}', en: 'Why: {check}' },
  'checks.needed': { zh: '请给出结论。', en: 'Say what you found.' },
  'checks.reasonNeeded': {
    zh: '结论为否或不适用，须写明理由。',
    en: 'Say why it is no, or not applicable.',
  },
  'checks.noPasses': {
    zh: '有结论为否，不能通过，请退回或不同意。',
    en: 'With a no it cannot pass: return or refuse it.',
  },
  'checks.told': { zh: '{check}：{answer}', en: '{check}: {answer}' },
  'proofs.title': { zh: '证明材料', en: 'Proofs' },
  'proofs.accept': {
    zh: '签署即确认已核对以下证明：',
    en: 'With your signature you accept these proofs:',
  },
  'proofs.missing': {
    zh: '还有证明没有提交或已退回，暂不能通过。',
    en: 'Not everything was handed in: it cannot pass yet.',
  },
  'proofs.none': { zh: '尚未提交', en: 'Not handed in yet' },
  'proofs.state.missing': { zh: '待提交', en: 'Awaited' },
  'proofs.state.uploaded': { zh: '待核对', en: 'Handed in' },
  'proofs.state.sent-back': { zh: '已退回', en: 'Sent back' },
  'proofs.state.accepted': { zh: '已核对', en: 'Accepted' },
  'proofs.upload': { zh: '上传', en: 'Upload' },
  'proofs.uploadFor': { zh: '上传：{name}', en: 'Upload {name}' },
  'proofs.uploadNote': {
    zh: 'PDF、JPG 或 PNG。提交后由另一人核对。',
    en: 'PDF, JPG or PNG. Somebody else accepts it.',
  },
  'proofs.ofApplicant': {
    zh: '由申请人在网站提交，也可由人才办代为录入。',
    en: 'The applicant hands it in on the website, or the office keys it in for him.',
  },
  'proofs.fileNeeded': { zh: '请选择文件。', en: 'Choose a file.' },
  'proofs.uploaded': { zh: '证明已提交。', en: 'The proof is handed in.' },
  'proofs.return': { zh: '退回', en: 'Send back' },
  'proofs.returnFor': { zh: '退回：{name}', en: 'Send {name} back' },
  'proofs.returnReason': { zh: '退回理由', en: 'Why it goes back' },
  'proofs.returned': { zh: '已退回，等待重新提交。', en: 'It went back; another one is awaited.' },
  'proofs.returnedFor': { zh: '退回理由：{reason}', en: 'Sent back: {reason}' },
} as const satisfies Texts;
