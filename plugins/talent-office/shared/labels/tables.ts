import type { TypeLabels } from './label';

export const tableLabels = {
  'named-table': {
    name: { zh: '具名表', en: 'Named table' },
    attributes: {
      title: { zh: '名称', en: 'Title' },
      key: { zh: '代号', en: 'Key' },
      valueKind: { zh: '值的类型', en: 'Kind of values' },
      basis: { zh: '依据', en: 'Basis' },
      rows: { zh: '各行', en: 'Rows' },
    },
  },
  'talent-office.table-row': {
    name: { zh: '行', en: 'Row' },
    attributes: {
      key: { zh: '键（如人才层次 A）', en: 'Key (such as tier A)' },
      value: { zh: '值（金额按元填写）', en: 'Value (amounts in yuan)' },
      validFrom: { zh: '生效日期', en: 'Valid from' },
      validUntil: { zh: '失效日期（当日不含）', en: 'Valid until (exclusive)' },
    },
  },
} as const satisfies Record<string, TypeLabels>;
