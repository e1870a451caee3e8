import type { TypeLabels } from './label';

export const rectificationLabels = {
  rectification: {
    name: { zh: '更正', en: 'Rectification' },
    attributes: {
      title: { zh: '对象', en: 'Item' },
      targetType: { zh: '对象类型', en: 'Type of the item' },
      targetDocumentId: { zh: '对象编号', en: 'Id of the item' },
      values: { zh: '更正内容', en: 'What is put right' },
      proposal: { zh: '拟更正为', en: 'What it is to become' },
      answer: { zh: '不予更正的理由', en: 'Why it was rejected' },
      reason: { zh: '理由', en: 'Reason' },
      requestedBy: { zh: '提出人', en: 'Requested by' },
      state: { zh: '状态', en: 'State' },
    },
  },
} as const satisfies Record<string, TypeLabels>;
