import type { TypeLabels } from './label';

export const banLabels = {
  ban: {
    name: { zh: '申报限制', en: 'Ban' },
    attributes: {
      title: { zh: '标题', en: 'Title' },
      talent: { zh: '人才', en: 'Talent' },
      policy: { zh: '依据政策', en: 'By policy' },
      clauseNumber: { zh: '条款号', en: 'Number of the clause' },
      clauseText: { zh: '条款内容', en: 'What the clause says' },
      reason: { zh: '理由', en: 'Reason' },
      startsOn: { zh: '起始日', en: 'From' },
      endsOn: { zh: '期满日（当日起可以申报）', en: 'Until (a day on which he may apply again)' },
      liftedReason: { zh: '解除理由', en: 'Why it was lifted' },
      state: { zh: '状态', en: 'State' },
    },
  },
} as const satisfies Record<string, TypeLabels>;
