import { upperPolicies } from '../reference/policies';
import { office, type Actor, type Entry, type Seeding } from '../seeding';
import type { FundLines, LineTitle } from './fund';

interface Item {
  readonly level: 'province' | 'city' | 'district';
  readonly number: string;
  readonly title: string;
  /** Number of the item above. */
  readonly carriesOut?: string;
  /** Code of a unit of the reference data. */
  readonly unit?: string;
  readonly needsMoney?: boolean;
  readonly line?: LineTitle;
  readonly evaluated?: 'good' | 'fair';
  readonly notApplicableReason?: string;
  readonly then?: 'under-way' | 'done' | 'not-applicable';
}

/** What the items are about is told of the documents; how they are numbered and worded is made up. */
const items: readonly Item[] = [
  {
    level: 'province',
    number: '示例一',
    title: '向用人主体授权：下放自主招聘、岗位比例和职称评审权限',
    unit: 'human-resources-bureau',
    then: 'under-way',
  },
  {
    level: 'province',
    number: '示例二',
    title: '支持引进高层次人才',
    unit: 'organisation-department',
    evaluated: 'good',
    then: 'done',
  },
  {
    level: 'province',
    number: '示例三',
    title: '向艰苦边远地区和基层一线倾斜',
    unit: 'agriculture-bureau',
    needsMoney: true,
    then: 'under-way',
  },
  {
    level: 'province',
    number: '示例四',
    title: '支持省属高校建设学科平台',
    unit: 'education-bureau',
    notApplicableReason: '本区没有省属高校（示例）。',
    then: 'not-applicable',
  },
  {
    level: 'city',
    number: '示例一',
    title: '下放中级职称评审权限',
    carriesOut: '示例一',
    unit: 'human-resources-bureau',
    then: 'under-way',
  },
  {
    level: 'city',
    number: '示例二',
    title: '对新引进的高层次人才给予安家补贴',
    carriesOut: '示例二',
    unit: 'organisation-department',
    evaluated: 'fair',
    then: 'done',
  },
  {
    level: 'city',
    number: '示例三',
    title: '支持基层人才研修',
    carriesOut: '示例三',
  },
  {
    level: 'district',
    number: '第五条',
    title: '安家补贴',
    carriesOut: '示例二',
    unit: 'talent-office',
    needsMoney: true,
    line: '人才引进',
    then: 'done',
  },
  {
    level: 'district',
    number: '第九条',
    title: '研修培训资助',
    carriesOut: '示例三',
    unit: 'talent-office',
    needsMoney: true,
    line: '人才培养',
    then: 'under-way',
  },
];

/** Which item of the district each benefit carries out, by the benefit's slug. */
export const measureOf: Readonly<Record<string, string>> = {
  'settling-in-allowance': '第五条',
  'study-support': '第九条',
};

/** Items of all levels as they were made, by level and number. */
export type Items = ReadonlyMap<string, Entry | null>;

/** What the demo's clerk types in before anything is under way; the benefits come after it. */
export const seedItems = async (
  { once, recall }: Seeding,
  district: Entry | null,
  lines: FundLines,
): Promise<Items> => {
  const policies = {
    province: await recall(office('policy'), upperPolicies.province),
    city: await recall(office('policy'), upperPolicies.city),
    district,
  };
  const above = { province: null, city: 'province', district: 'city' } as const;
  const made = new Map<string, Entry | null>();
  for (const { level, number, title, carriesOut, unit, needsMoney = false, line } of items) {
    const leadUnit = unit ? await recall(office('unit'), { code: unit }) : null;
    const upper = made.get(`${String(above[level])} ${String(carriesOut)}`);
    const entry = await once(
      office('policy-item'),
      { number, title },
      {
        policy: policies[level]?.documentId,
        carriesOut: upper?.documentId,
        leadUnit: leadUnit?.documentId,
        needsMoney,
        line: line && lines[line]?.documentId,
      },
    );
    made.set(`${level} ${number}`, entry);
  }
  return made;
};

/** A power that is checked as it should be, and one whose check is overdue. */
const seedPowers = async (
  { once, recall, service }: Seeding,
  act: (type: string, entry: Entry | null, action: string) => Promise<void>,
): Promise<void> => {
  const today = service('clock').today();
  const year = Number(today.slice(0, 4));
  const unit = async (code: string) => (await recall(office('unit'), { code }))?.documentId;
  const policy = (await recall(office('policy'), upperPolicies.city))?.documentId;
  const powers = [
    ['title-review', '中级职称评审权（示例）', '评审程序、通过率和公示', 6, today],
    ['recruitment', '事业单位自主招聘权（示例）', '招聘方案备案和回避', 3, null],
  ] as const;
  for (const [kind, title, checkSubject, everyMonths, checkedOn] of powers) {
    const power = await once(
      office('delegated-power'),
      { title },
      {
        ...{ kind, checkSubject, everyMonths, policy, grantedBy: '市人力资源和社会保障局' },
        ...{ validFrom: `${year - 1}-01-01`, validUntil: `${year + 2}-01-01` },
        holder: await unit('human-resources-bureau'),
        checker: await unit('discipline-inspection'),
      },
    );
    if (power?.state === 'draft') await act('delegated-power', power, 'takeUp');
    if (!power || checkedOn === null) continue;
    const check = await once(
      office('power-check'),
      { finding: '抽查十份评审档案，程序完整（示例）。' },
      { power: power.documentId, checkedOn, result: 'compliant' },
    );
    if (check?.state === 'draft') await act('power-check', check, 'report');
  }
};

/** Brings items to where the demo shows them, from below, each through the one door. */
export const seedLineage = async (seeding: Seeding, made: Items, clerk: Actor): Promise<void> => {
  const { once, service } = seeding;
  const year = Number(service('clock').today().slice(0, 4));
  const act = async (
    type: string,
    entry: Entry | null,
    action: string,
    input: object = {},
  ): Promise<void> => {
    if (!entry) return;
    await service('lifecycle').act({
      ...{ type: office(type), documentId: entry.documentId, action, actor: clerk, input },
      operation: `seed/${action}/${entry.documentId}`,
    });
  };
  for (const { level, number, evaluated, notApplicableReason, then } of [...items].reverse()) {
    const entry = made.get(`${level} ${number}`) ?? null;
    if (!entry || entry.state !== 'not-started' || !then) continue;
    if (then === 'not-applicable') {
      await act('policy-item', entry, 'setAside', { notApplicableReason });
      continue;
    }
    await act('policy-item', entry, 'start');
    if (evaluated) {
      const evaluation = await once(
        office('policy-evaluation'),
        { finding: `${String(entry.title)}：已对照目标逐项核查（示例）。` },
        { item: entry.documentId, year: year - 1, grade: evaluated },
      );
      if (evaluation?.state === 'draft') await act('policy-evaluation', evaluation, 'conclude');
    }
    if (then === 'done') await act('policy-item', entry, 'finish');
  }
  await seedPowers(seeding, act);
};
