import type { Texts } from './text';

export const filesTexts = {
  'files.title': { zh: '附件', en: 'Attachments' },
  'files.none': { zh: '没有附件。', en: 'Nothing is attached.' },
  'files.panel': { zh: '附件', en: 'Files' },
  'files.add': { zh: '添加附件', en: 'Add a file' },
  'files.added': { zh: '附件已添加', en: 'The file is there' },
  'files.remove': { zh: '移除：{name}', en: 'Remove {name}' },
  'files.removed': { zh: '附件已移除', en: 'The file is removed' },
  'files.kinds': {
    zh: 'PDF、JPG 或 PNG。方案、合同随申请报批后不再变动。',
    en: 'PDF, JPG or PNG. What was handed in to be decided stays as it is.',
  },
  'files.reading': { zh: '查看支出附件', en: 'Looking at the files of an expenditure' },
  'files.save': { zh: '下载：{name}', en: 'Download {name}' },
  'files.reason': { zh: '办理审批事项 {id}', en: 'Handling case {id}' },
} as const satisfies Texts;
