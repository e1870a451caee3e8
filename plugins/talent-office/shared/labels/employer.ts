import type { TypeLabels } from './label';

export const employerLabels = {
  'employer-agent': {
    name: { zh: '专办员', en: 'Agent of an employer or unit' },
    attributes: {
      name: { zh: '姓名', en: 'Name' },
      user: { zh: '网站账号', en: 'Website account' },
      employer: { zh: '代表的用人单位', en: 'Acts for the employer' },
      unit: { zh: '代表的镇街或村（社区）', en: 'Acts for the town or village' },
      startsOn: { zh: '开始日期', en: 'Starts on' },
      endsOn: { zh: '结束日期（当日起不再代表）', en: 'Ends on (from that day no more)' },
      identityDocument: { zh: '证件号码', en: 'Identity document' },
      identityIndex: { zh: '证件索引', en: 'Identity index' },
    },
  },
  'in-post-confirmation': {
    name: { zh: '在岗确认', en: 'Confirmation of being in post' },
    attributes: {
      talent: { zh: '人才', en: 'Talent' },
      employer: { zh: '用人单位', en: 'Employer' },
      year: { zh: '年度', en: 'Year' },
      inPost: { zh: '在岗', en: 'In post' },
      leftOn: { zh: '离岗日期', en: 'Left on' },
      note: { zh: '说明', en: 'Note' },
      confirmedOn: { zh: '确认日期', en: 'Confirmed on' },
      state: { zh: '状态', en: 'State' },
    },
  },
} as const satisfies Record<string, TypeLabels>;
