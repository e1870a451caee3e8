import { office, type Seeding } from '../seeding';

interface Seat {
  readonly key: string;
  readonly title: string;
  readonly role: string;
  readonly unitCode?: string;
}

interface Stage {
  readonly key: string;
  readonly title: string;
  readonly kind: 'recommendation' | 'acceptance' | 'review' | 'notice';
  readonly seats: readonly Seat[];
  readonly workingDays?: number;
  readonly acceptanceNumber?: string;
  readonly noticeWorkingDays?: number;
  readonly onPass?: Readonly<Record<string, string>>;
  readonly sets?: readonly string[];
}

const review = (
  key: string,
  title: string,
  seats: readonly Seat[],
  more: Pick<Stage, 'onPass' | 'sets'> = {},
): Stage => ({ key, title, kind: 'review', workingDays: 5, seats, ...more });

/** The public may object for five working days; the day of posting does not count. */
const publicNotice = (title: string): Stage => ({
  key: 'notice',
  title,
  kind: 'notice',
  seats: [],
  noticeWorkingDays: 5,
});

const seat = (role: string, title: string): Seat => ({ key: role, title, role });

const departmentReview = review('department-review', '主管部门审核', [
  seat('department', '主管部门'),
]);
const officeReview = review('office', '人才办审核', [seat('office', '人才办')]);
const leadingGroup = (onPass: Readonly<Record<string, string>> = {}) =>
  review('leading-group', '领导小组审批', [seat('leading-group', '领导小组')], { onPass });

const financeReview = review('finance', '区财政局确认', [
  { key: 'finance', title: '区财政局', role: 'finance', unitCode: 'finance-bureau' },
]);

/** Complete or not is said within five working days, all at once; what is complete gets a number. */
const acceptance = (acceptanceNumber: string): Stage => ({
  key: 'acceptance',
  title: '人才办受理',
  kind: 'acceptance',
  workingDays: 5,
  seats: [{ key: 'acceptance', title: '受理岗', role: 'office' }],
  acceptanceNumber,
});

/** The word of the employer, or of village and town: nobody’s position, so it has no seats. */
const recommendation: Stage = {
  key: 'recommendation',
  title: '单位（镇村）推荐',
  kind: 'recommendation',
  workingDays: 10,
  seats: [],
};

/** The money needs two bureaus side by side: who knows the person, and who keeps the purse. */
const jointReview = review('joint-review', '部门联审', [
  {
    key: 'human-resources',
    title: '区人社局',
    role: 'department',
    unitCode: 'human-resources-bureau',
  },
  { key: 'finance', title: '区财政局', role: 'finance', unitCode: 'finance-bureau' },
]);

const fundStages = [
  acceptance('呼人才受〔{year}〕{number}号'),
  departmentReview,
  jointReview,
  officeReview,
  leadingGroup({ award: 'reserved' }),
  publicNotice('拟资助人选公示'),
];

const workflows = [
  {
    key: 'fund',
    title: '人才专项资金审批',
    entryType: office('fund-application'),
    // Mended within 15 working days, or it ends: a default that the office changes.
    correctionWorkingDays: 15,
    // Without what does not count: five working days for each of the four stages that follow.
    handlingWorkingDays: 20,
    stages: fundStages,
  },
  // For benefits that are had by recommendation: the same, after those who know the applicant.
  {
    key: 'fund-recommended',
    title: '人才专项资金审批（经推荐）',
    entryType: office('fund-application'),
    correctionWorkingDays: 15,
    handlingWorkingDays: 20,
    stages: [recommendation, ...fundStages],
  },
  {
    key: 'nomination',
    title: '人才推荐审批',
    entryType: 'api::nomination.nomination',
    stages: [departmentReview, officeReview, leadingGroup({ place: 'reserved' })],
  },
  {
    key: 'apartment',
    title: '人才公寓审批',
    entryType: 'api::tenancy.tenancy',
    stages: [
      departmentReview,
      review('allocate', '人才办配房', [seat('office', '人才办')], {
        sets: ['room', 'startsOn', 'endsOn'],
      }),
    ],
  },
  // 预算安排: the finance bureau confirms that the money is there, the leading group decides.
  {
    key: 'budget-arrangement',
    title: '年度预算安排审批',
    entryType: office('fund-year'),
    stages: [financeReview, leadingGroup({})],
  },
  {
    key: 'line-addition',
    title: '追加资金项目审批',
    entryType: office('fund-line'),
    stages: [financeReview, leadingGroup({})],
  },
  {
    key: 'use-plan',
    title: '使用计划审批',
    entryType: office('use-plan'),
    stages: [leadingGroup({})],
  },
  {
    key: 'budget-revision',
    title: '预算调剂审批',
    entryType: office('budget-revision'),
    stages: [financeReview, leadingGroup({})],
  },
  {
    key: 'carry-over',
    title: '结转与交回审批',
    entryType: office('carry-over'),
    stages: [financeReview, leadingGroup({})],
  },
  // 单位项目: whoever keeps the purse looks first, then the office, then the leading group.
  {
    key: 'unit-project',
    title: '单位项目审批',
    entryType: office('unit-project'),
    correctionWorkingDays: 15,
    stages: [financeReview, officeReview, leadingGroup()],
  },
  // 直接支出审批单.
  {
    key: 'direct-expenditure',
    title: '直接支出审批',
    entryType: office('direct-expenditure'),
    correctionWorkingDays: 15,
    stages: [financeReview, officeReview, leadingGroup()],
  },
  {
    key: 'recovery',
    title: '停发与追回审批',
    entryType: office('recovery'),
    stages: [leadingGroup()],
  },
  {
    key: 'ban',
    title: '申报限制审批',
    entryType: office('ban'),
    stages: [leadingGroup()],
  },
  {
    key: 'write-off',
    title: '欠款核销审批',
    entryType: office('write-off'),
    stages: [leadingGroup()],
  },
  {
    // The third person: who prepared the list and who confirmed it sign nothing of it.
    key: 'payment-batch',
    title: '拨付批次审批',
    entryType: office('payment-batch'),
    stages: [review('director', '人才办负责人审批', [seat('office', '人才办')])],
  },
  {
    key: 'second-person',
    title: '另一人复核',
    entryType: 'api::nomination.nomination',
    stages: [review('second-person', '复核', [seat('office', '人才办')])],
  },
] as const;

/** The default workflows, in force. Their seats want holders before the first case. */
export const seedWorkflows = async ({ once, enactOnce }: Seeding): Promise<void> => {
  for (const { key, stages, ...rest } of workflows) {
    const entry = await once(
      office('workflow'),
      { key },
      {
        ...rest,
        stages: stages.map((stage) => ({
          ...stage,
          seats: stage.seats.map((one) => ({ ...one, signatures: 1 })),
        })),
      },
    );
    if (entry) await enactOnce('approval', entry);
  }
};
