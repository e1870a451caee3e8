import { office, type Seeding } from '../seeding';

interface Department {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly positions: readonly (readonly [role: string, name: string])[];
}

const bureau = (code: string, name: string): Department => ({
  code,
  name,
  kind: 'department',
  positions: [['department', '人才工作审核岗']],
});

const departments: readonly Department[] = [
  {
    code: 'talent-office',
    name: '区委人才工作领导小组办公室（人才办）',
    kind: 'office',
    positions: [
      ['office', '人才办审核岗'],
      ['recorder', '纸质材料录入岗'],
      // Where the finance bureau does not log in: a colleague who holds no other position here.
      ['finance', '拨付复核岗'],
      ['cashier', '出纳岗'],
      ['bookkeeper', '会计岗'],
    ],
  },
  {
    code: 'leading-group',
    name: '区委人才工作领导小组',
    kind: 'leading-group',
    positions: [['leading-group', '领导小组审批岗']],
  },
  {
    code: 'finance-bureau',
    name: '区财政局',
    kind: 'finance',
    positions: [['finance', '资金复核岗']],
  },
  // Objections are judged by somebody who signs no award.
  {
    code: 'discipline-inspection',
    name: '区纪委监委派驻纪检监察组',
    kind: 'discipline',
    positions: [['objection', '异议核查岗']],
  },
  {
    code: 'audit-bureau',
    name: '区审计局',
    kind: 'discipline',
    positions: [['auditor', '审计监督岗']],
  },
  bureau('organisation-department', '区委组织部'),
  bureau('human-resources-bureau', '区人力资源和社会保障局'),
  bureau('science-bureau', '区科技局'),
  bureau('agriculture-bureau', '区农业农村局'),
  bureau('education-bureau', '区教育局'),
  bureau('health-bureau', '区卫生健康局'),
  bureau('industry-bureau', '区工业和信息化局'),
  bureau('housing-bureau', '区住房和城乡建设局'),
];

/** The departments that sign, with their positions. Who holds a position is the office's to say. */
export const seedDepartments = async ({ once }: Seeding): Promise<void> => {
  for (const { code, name, kind, positions } of departments) {
    const unit = await once(office('unit'), { code }, { name, kind });
    if (!unit) continue;
    for (const [role, title] of positions) {
      await once(
        office('position'),
        { code: `${code}.${role}` },
        { name: title, role, unit: unit.documentId },
      );
    }
  }
};
