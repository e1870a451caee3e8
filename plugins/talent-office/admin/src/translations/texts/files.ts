import type { Texts } from './text';

export const filesTexts = {
  'files.title': { zh: '附件', en: 'Attachments' },
  'files.none': { zh: '没有提交附件。', en: 'Nothing is attached.' },
  'files.save': { zh: '下载：{name}', en: 'Download {name}' },
  'files.reason': { zh: '办理审批事项 {id}', en: 'Handling case {id}' },
} as const satisfies Texts;
