import type { TypeLabels } from './label';

export const selectionLabels = {
  'talent-office.selection': {
    name: { zh: '遴选', en: 'Selection' },
    attributes: {
      groupBy: {
        zh: '分组表达式（文字；空为不分组）',
        en: 'Groups by the expression (text; empty is one group)',
      },
      method: { zh: '排序方式', en: 'Put in order' },
      orderBy: {
        zh: '排序表达式（整数，大者在前）',
        en: 'Ordered by the expression (whole number, larger first)',
      },
      ties: { zh: '同分时', en: 'Between equal values' },
      tieBy: {
        zh: '同分时的第二表达式（整数，大者在前）',
        en: 'Second expression (whole number, larger first)',
      },
      seed: { zh: '抽签种子', en: 'Seed of the draw' },
      reserveDays: { zh: '候补名单有效期（自然日）', en: 'Reserve list lives (calendar days)' },
    },
  },
} as const satisfies Record<string, TypeLabels>;
