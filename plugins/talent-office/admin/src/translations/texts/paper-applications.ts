import type { Texts } from './text';

export const paperApplicationTexts = {
  'paperApplication.title': { zh: '纸质申请（代录）', en: 'Handed in on paper' },
  'paperApplication.record': { zh: '登记纸质申请', en: 'Record a paper application' },
  'paperApplication.recordOf': {
    zh: '登记纸质申请（{action}）',
    en: 'Record a paper application ({action})',
  },
  'paperApplication.record.note': {
    zh: '请先保存录入的内容。登记后由另一人对照扫描件复核，复核后即提交；收件日期视为提交日期。',
    en: 'Save what you keyed in first. Somebody else holds it against the scan, and with that it is submitted; the day of receipt counts as that of handing in.',
  },
  'paperApplication.signedOn': { zh: '纸面日期', en: 'Date on the paper' },
  'paperApplication.receivedOn': { zh: '收件日期', en: 'Received on' },
  'paperApplication.receivedOn.hint': {
    zh: '人才办收到纸质原件的日期。',
    en: 'When the office received the paper.',
  },
  'paperApplication.told': {
    zh: '纸面日期 {signedOn}，{receivedOn}收件',
    en: 'Dated {signedOn}, received {receivedOn}',
  },
  'paperApplication.changed': {
    zh: '登记之后有变化：{attributes}。请重新对照扫描件核对。',
    en: 'Changed since it was recorded: {attributes}. Hold it against the scan again.',
  },
  'paperApplication.confirm.note': {
    zh: '请先对照扫描件，逐项核对录入的内容和日期。复核后即提交。',
    en: 'Hold what was keyed in, and the dates, against the scan first. Confirmed, it is submitted.',
  },
  'paperApplication.made': {
    zh: '纸质申请；录入：{recordedBy}，复核：{confirmedBy}',
    en: 'Handed in on paper; recorded by {recordedBy}, confirmed by {confirmedBy}',
  },
  'list.comma': { zh: '、', en: ', ' },
  'paperWaiting.menu': { zh: '纸质件', en: 'Paper' },
  'paperWaiting.title': { zh: '纸质件', en: 'On paper' },
  'paperWaiting.subtitle': {
    zh: '等待复核的纸质件，以及部门联审名单',
    en: 'What waits to be confirmed, and joint review by list',
  },
  'paperWaiting.tab.waiting': { zh: '待复核', en: 'To be confirmed' },
  'paperWaiting.tab.lists': { zh: '部门联审名单', en: 'Joint review lists' },
  'paperWaiting.empty': {
    zh: '没有等待复核的纸质件。',
    en: 'Nothing on paper waits to be confirmed.',
  },
  'paperWaiting.kind': { zh: '类型', en: 'Kind' },
  'paperWaiting.what': { zh: '事项', en: 'Matter' },
  'paperWaiting.recordedBy': { zh: '登记人', en: 'Recorded by' },
  'paperWaiting.recordedAt': { zh: '登记时间', en: 'Recorded' },
  'paperWaiting.by': { zh: '由谁复核', en: 'For whom' },
  'paperWaiting.yours': { zh: '待您复核', en: 'for you to confirm' },
  'paperWaiting.others': { zh: '由另一人复核', en: 'for somebody else' },
  'paperWaiting.kind.decision': { zh: '纸质签署', en: 'Signature' },
  'paperWaiting.kind.application': { zh: '纸质申请', en: 'Application' },
  'paperWaiting.kind.list': { zh: '联审名单意见', en: 'Joint review list' },
  'paperWaiting.note': {
    zh: '有 {count} 件纸质件等待您复核。',
    en: '{count, plural, one {# record on paper waits} other {# records on paper wait}} for you to confirm.',
  },
  'paperWaiting.look': { zh: '去复核', en: 'Look at them' },
} as const satisfies Texts;
