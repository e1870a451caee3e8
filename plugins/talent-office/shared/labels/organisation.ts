import type { TypeLabels } from './label';

export const organisationLabels = {
  unit: {
    name: { zh: '单位', en: 'Unit' },
    attributes: {
      name: { zh: '名称', en: 'Name' },
      code: { zh: '代码', en: 'Code' },
      unifiedCode: { zh: '统一社会信用代码', en: 'Unified social credit code' },
      kind: { zh: '类别', en: 'Kind' },
      parent: { zh: '上级单位', en: 'Parent unit' },
      validFrom: { zh: '启用日期', en: 'Valid from' },
      validUntil: { zh: '停用日期', en: 'Valid until' },
      managed: { zh: '实际管理', en: 'Managed' },
    },
  },
  position: {
    name: { zh: '岗位', en: 'Position' },
    attributes: {
      name: { zh: '名称', en: 'Name' },
      code: { zh: '代码', en: 'Code' },
      role: { zh: '职责', en: 'Role' },
      unit: { zh: '所属单位', en: 'Unit' },
    },
  },
  staff: {
    name: { zh: '工作人员', en: 'Staff member' },
    attributes: {
      name: { zh: '姓名', en: 'Name' },
      adminUser: { zh: '管理端账号', en: 'Admin account' },
      websiteUser: { zh: '网站账号', en: 'Website account' },
      phone: { zh: '手机号码', en: 'Mobile phone' },
      identityDocument: { zh: '证件号码', en: 'Identity document' },
      identityIndex: { zh: '证件索引', en: 'Identity index' },
    },
  },
  appointment: {
    name: { zh: '任职', en: 'Appointment' },
    attributes: {
      staff: { zh: '工作人员', en: 'Staff member' },
      position: { zh: '岗位', en: 'Position' },
      startsOn: { zh: '开始日期', en: 'Starts on' },
      endsOn: { zh: '结束日期', en: 'Ends on' },
    },
  },
  acting: {
    name: { zh: '代理授权', en: 'Acting appointment' },
    attributes: {
      absentee: { zh: '被代理人', en: 'Absent colleague' },
      substitute: { zh: '代理人', en: 'Substitute' },
      position: { zh: '代理岗位', en: 'Position' },
      allPositions: { zh: '代理全部岗位', en: 'All positions' },
      startsOn: { zh: '开始日期', en: 'Starts on' },
      endsOn: { zh: '结束日期（当日不再代理）', en: 'Ends on (not on that day)' },
      reason: { zh: '事由', en: 'Reason' },
    },
  },
  incompatibility: {
    name: { zh: '不相容岗位', en: 'Incompatible positions' },
    attributes: {
      title: { zh: '名称', en: 'Title' },
      first: { zh: '岗位一', en: 'First position' },
      second: { zh: '岗位二', en: 'Second position' },
      allOfRole: { zh: '适用于同一职责的全部岗位', en: 'Every position with these roles' },
      basis: { zh: '依据', en: 'Basis' },
    },
  },
} as const satisfies Record<string, TypeLabels>;
