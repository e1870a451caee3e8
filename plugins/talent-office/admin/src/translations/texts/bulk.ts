import type { Texts } from './text';

export const bulkTexts = {
  'bulk.choose': { zh: '选择「{title}」', en: 'Choose {title}' },
  'bulk.chooseAll': { zh: '全选可批量签署的事项', en: 'Choose all that can be decided together' },
  'bulk.chosen': {
    zh: '已选 {count} 件',
    en: '{count, plural, one {# step chosen} other {# steps chosen}}',
  },
  'bulk.full': {
    zh: '一次最多 {most} 件',
    en: 'At most {most} at once',
  },
  'bulk.approve': { zh: '批量同意', en: 'Approve all chosen' },
  'bulk.refuse': { zh: '批量不予通过', en: 'Refuse all chosen' },
  'bulk.clear': { zh: '取消选择', en: 'Choose none' },
  'bulk.title': {
    zh: '批量签署：{what}（{count} 件）',
    en: '{what} · {count, plural, one {# case} other {# cases}}',
  },
  'bulk.sum': { zh: '金额合计：{sum}', en: 'Together: {sum}' },
  'bulk.comment.hint': {
    zh: '这一意见记入名单中的每一件事项。',
    en: 'This comment is recorded with every case of the list.',
  },
  'bulk.note': {
    zh: '签署后不能撤回。每件事项单独办理：其中一件不能签署的，不影响其他事项。',
    en: 'Signatures are final. Each case is decided by itself: one that cannot be signed leaves the others.',
  },
  'bulk.results': {
    zh: '办理结果：已签署 {signed} 件{refused, plural, =0 {} other {，未签署 # 件}}',
    en: '{signed} signed{refused, plural, =0 {} other {, # not signed}}',
  },
  'bulk.result': { zh: '结果', en: 'Result' },
  'bulk.signed': { zh: '已签署', en: 'Signed' },
} as const satisfies Texts;
