import type { TypeLabels } from './label';

export const noticeLabels = {
  objection: {
    name: { zh: '异议', en: 'Objection' },
    attributes: {
      title: { zh: '异议事项', en: 'What it is about' },
      notice: { zh: '公示编号（网址末尾）', en: 'Number of the notice (end of its address)' },
      caseId: { zh: '办件编号', en: 'Case' },
      targetType: { zh: '对象类型', en: 'Type of the item' },
      targetDocumentId: { zh: '对象', en: 'Item' },
      medium: { zh: '渠道', en: 'Medium' },
      realName: { zh: '实名', en: 'Real name' },
      receivedOn: { zh: '收到日期', en: 'Received on' },
      name: { zh: '异议人姓名', en: 'Name' },
      contact: { zh: '联系方式', en: 'Contact' },
      text: { zh: '异议内容', en: 'Objection' },
      decision: { zh: '处理决定', en: 'Decision' },
      decidedOn: { zh: '决定日期', en: 'Decided on' },
      afterEnd: { zh: '办结后成立', en: 'Upheld after the end' },
      state: { zh: '状态', en: 'State' },
    },
  },
} as const satisfies Record<string, TypeLabels>;
