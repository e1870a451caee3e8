import { office, type Actor, type Entry, type Seeding } from '../seeding';
import type { People } from './people';
import { createProceedings } from './proceedings';

/** How far an application of the demo has come, and how many have. */
const spread = [
  ['draft', 3],
  ['acceptance', 2],
  ['department-review', 3],
  ['joint-review', 4],
  ['office', 3],
  ['leading-group', 3],
  ['notice', 3],
  ['disputed', 1],
  ['returned', 3],
  ['refused', 3],
  ['withdrawn', 2],
  ['awarded', 4],
  ['payment-prepared', 2],
  ['paid', 4],
] as const;

type Progress = (typeof spread)[number][0];

const progresses: readonly Progress[] = spread.flatMap(([progress, count]) =>
  Array.from({ length: count }, () => progress),
);

/** The stages of the workflow `fund` with who signs each seat. */
export const signatures = [
  ['acceptance', 'acceptance', 'office'],
  ['department-review', 'department', 'department'],
  ['joint-review', 'human-resources', 'joint'],
  ['joint-review', 'finance', 'finance'],
  ['office', 'office', 'office'],
  ['leading-group', 'leading-group', 'leader'],
] as const;

/** Their notice is over: they were submitted longer ago than any notice takes. */
const settled: readonly Progress[] = ['awarded', 'payment-prepared', 'paid'];

/** Days since the application was submitted: some steps are overdue, some are due soon. */
const daysSinceSubmit = ({ number, progress }: Plan): number => {
  if (settled.includes(progress)) return 30;
  return progress === 'notice' || progress === 'disputed' ? number % 3 : (number * 3) % 14;
};

interface Plan {
  readonly number: number;
  readonly progress: Progress;
  /** `null` for who or what was deleted since. */
  readonly talent: Entry | null;
  readonly benefit: Entry | null;
  /** The talent on the website, or the clerk who keyed in the paper form. */
  readonly submitter: Actor;
}

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new RangeError('The demo has nothing to choose from.');
  return found;
};

/** Who applies for what: a talent never twice for one benefit. */
const plansFor = (
  { staff, talents: accounts }: People,
  talents: readonly (Entry | null)[],
  benefits: readonly (Entry | null)[],
): Plan[] => {
  let onTheWebsite = 0;
  return progresses.map((progress, index) => {
    // Only the applicant withdraws; of the others every third applies on the website.
    const online = progress === 'withdrawn' || index % 3 === 0;
    const turn = online ? onTheWebsite++ : index;
    return {
      number: index + 1,
      progress,
      benefit: at(benefits, turn),
      talent: online ? at(talents, turn % accounts.length) : at(talents, accounts.length + index),
      submitter: online ? at(accounts, turn) : staff.super,
    };
  });
};

/** 40 applications over every stage, each step of them made through the one door. */
export const seedApplications = async (
  seeding: Seeding,
  people: People,
  {
    talents,
    benefits,
  }: {
    talents: readonly (Entry | null)[];
    benefits: readonly (Entry | null)[];
  },
): Promise<void> => {
  const { staff } = people;
  const proceedings = createProceedings(seeding, staff);
  const { act, submitOnPaper, withdraw, decide, object, finishNotices, account, batch } =
    proceedings;
  const clock = seeding.service('clock');

  /** What was done some days ago, as the office would have done it then. */
  const daysAgo = (days: number, work: () => Promise<void>): Promise<void> =>
    clock.during(new Date(clock.now().getTime() - days * 24 * 60 * 60 * 1000), work);

  const proceed = async ({ progress, submitter }: Plan, application: Entry) => {
    if (progress === 'draft') return;
    const { documentId } = application;
    if (submitter === staff.super) await submitOnPaper(documentId, submitter);
    else await act(office('fund-application'), documentId, 'submit', submitter);
    if (progress === 'withdrawn') return withdraw(documentId, submitter);
    if (progress === 'returned') {
      const defects = { statement: '缺少近三年工作业绩说明，请补充起止时间和证明人。' };
      return decide(documentId, 'acceptance', staff.office, 'return', { defects });
    }
    if (progress === 'refused') {
      const comment = '材料与申报条件不符。';
      await decide(documentId, 'acceptance', staff.office, 'approve');
      return decide(documentId, 'department', staff.department, 'refuse', { comment });
    }
    for (const [stage, seat, signer] of signatures) {
      if (stage === progress) return;
      await decide(documentId, seat, staff[signer], 'approve');
    }
    if (progress === 'disputed') await object(documentId);
  };

  const paid: string[] = [];
  const prepared: string[] = [];
  for (const plan of plansFor(people, talents, benefits)) {
    const { number, progress, talent, benefit } = plan;
    const as = `demo ${number}`;
    if (!talent || !benefit) continue;
    const title = `${String(benefit.title)}申请(示例${String(number).padStart(2, '0')})`;
    const before = await seeding.recall(office('fund-application'), { title }, as);
    const application = await seeding.once(
      office('fund-application'),
      { title },
      {
        applicant: talent.documentId,
        benefit: benefit.documentId,
        statement: '在本区工作满一年，现按政策申请。',
      },
      { as },
    );
    if (before || !application) continue;
    await daysAgo(daysSinceSubmit(plan), () => proceed(plan, application));
    if (!settled.includes(progress)) continue;
    await finishNotices();
    if (progress === 'awarded') continue;
    const { documentId } = application;
    await account(number, talent, String(talent.name));
    (progress === 'paid' ? paid : prepared).push(documentId);
  }
  if (paid.length > 0)
    await batch({ title: '第一批拨付（示例）', applications: paid, closed: true });
  if (prepared.length > 0) {
    await batch({ title: '第二批拨付（示例）', applications: prepared, closed: false });
  }
};
