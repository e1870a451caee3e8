import type { Texts } from './text';

export const handoverTexts = {
  'handover.menu': { zh: '工作移交', en: 'Handover' },
  'handover.title': { zh: '工作移交', en: 'Handover of work' },
  'handover.subtitle': {
    zh: '一位同事的全部未了工作一次移交给另一位，由第三人办理',
    en: 'Everything open of one colleague to another, done by a third',
  },
  'handover.from': { zh: '移交人', en: 'From' },
  'handover.to': { zh: '接收人', en: 'To' },
  'handover.on': { zh: '移交日期', en: 'From this day on' },
  'handover.look': { zh: '查看移交清单', en: 'Show the list' },
  'handover.nothing': { zh: '没有可以移交的工作。', en: 'There is nothing to hand over.' },
  'handover.items': { zh: '移交清单', en: 'What is handed over' },
  'handover.reason': { zh: '事由', en: 'Reason' },
  'handover.reason.needed': { zh: '请填写事由。', en: 'State the reason.' },
  'handover.act': { zh: '确认移交', en: 'Hand over' },
  'handover.note': {
    zh: '清单中的内容一次办结；其中一项不能办理的，全部不办理。',
    en: 'All of the list is done at once, or none of it.',
  },
  'handover.done': { zh: '已移交。', en: 'Handed over.' },
  'handover.past': { zh: '已办理的移交', en: 'Handovers so far' },
  'handover.print': { zh: '打印清单', en: 'Print the list' },
  'handover.save': { zh: '下载 Word', en: 'Save as Word' },
  'handover.file': { zh: '工作移交清单', en: 'handover-list' },
} as const satisfies Texts;
