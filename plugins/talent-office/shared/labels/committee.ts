import type { TypeLabels } from './label';

export const committeeLabels = {
  meeting: {
    name: { zh: '会议', en: 'Meeting' },
    attributes: {
      title: { zh: '会议名称', en: 'Title' },
      form: { zh: '形式', en: 'Form' },
      heldOn: { zh: '日期', en: 'Date' },
      place: { zh: '地点', en: 'Place' },
      committeeRole: { zh: '成员的岗位职责', en: 'Role of its members' },
      committeeUnit: { zh: '成员所在单位', en: 'Unit of its members' },
      chair: { zh: '主持人', en: 'Chair' },
      secretary: { zh: '记录人', en: 'Secretary' },
      notes: { zh: '备注', en: 'Notes' },
      minutes: { zh: '会议纪要', en: 'Minutes' },
      state: { zh: '状态', en: 'State' },
    },
  },
  'talent-office.committee': {
    name: { zh: '上会表决', en: 'Committee' },
    attributes: {
      role: { zh: '成员的岗位职责', en: 'Role of its members' },
      unitCode: { zh: '成员所在单位', en: 'Unit of its members' },
      chairRole: { zh: '主持人的岗位职责', en: 'Role of whoever presides' },
      chairUnitCode: { zh: '主持人所在单位', en: 'Unit of whoever presides' },
      quorum: { zh: '到会人数（占应参加表决人数）', en: 'Quorum (of the members who count)' },
      majority: {
        zh: '通过票数（占实际到会人数，弃权计入到会）',
        en: 'Majority (of those present; who abstains is present)',
      },
      form: { zh: '会议或传签', en: 'Meeting or circulation' },
    },
  },
} as const satisfies Record<string, TypeLabels>;
