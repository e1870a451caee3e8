import { office, type Entry, type Seeding } from '../seeding';
import type { FundLines } from './fund';
import type { People } from './people';
import { createProceedings } from './proceedings';

const yuan = (amount: number): string => String(amount * 100);

const milestones = [
  ['场地和设备到位', 40, '06-30', '场地租赁合同、设备清单和验收照片。'],
  ['完成两期实训', 30, '09-30', '学员名册、课程表和考核结果。'],
  ['总结验收', 30, '11-30', '总结报告和资金使用明细。'],
] as const;

const project = office('unit-project');
const milestone = office('project-milestone');
const expenditure = office('direct-expenditure');
const invoice = office('expenditure-invoice');
const care = office('care-action');

/** The stages of both workflows, with who signs each. */
const signatures = [
  ['finance', 'finance'],
  ['office', 'director'],
  ['leading-group', 'leader'],
] as const;

/** A project of an employer, one of whose milestones is accepted and waits to be paid. */
const seedProject = async (
  seeding: Seeding,
  staff: People['staff'],
  employer: Entry | null,
  line: Entry | null,
): Promise<void> => {
  const { once, service } = seeding;
  const { act, decideOn } = createProceedings(seeding, staff);
  const year = service('clock').today().slice(0, 4);
  const made = await once(
    project,
    { title: '食品加工技能人才实训基地（示例）' },
    {
      ...{ employer: employer?.documentId, line: line?.documentId },
      ...{ amountFen: yuan(200_000), ownFundsFen: yuan(300_000), otherFundsFen: yuan(100_000) },
      ...{ startsOn: `${year}-03-01`, endsOn: `${year}-12-31` },
      plan: '建设面向全区食品加工企业的实训基地，年内培训技能人才两期，每期不少于四十人。',
    },
  );
  if (made?.state !== 'draft' || !employer || !line) return;
  const { documentId } = made;
  const parts: (Entry | null)[] = [];
  for (const [title, sharePercent, day, requirement] of milestones) {
    parts.push(
      await once(
        milestone,
        { title },
        { ...{ project: documentId, sharePercent, requirement }, dueOn: `${year}-${day}` },
      ),
    );
  }
  await once(
    office('performance-target'),
    { indicator: '年内培训技能人才' },
    { project: documentId, targetValue: '80', measureUnit: '人' },
  );
  await act(project, documentId, 'submit', staff.office);
  for (const [seat, signer] of signatures) {
    await decideOn({ type: project, documentId }, seat, staff[signer], 'approve');
  }
  const [first] = parts;
  if (!first) return;
  const evidence = '场地已租赁，设备已安装调试，附合同、清单和照片。';
  await act(milestone, first.documentId, 'present', staff.office, { evidence });
  await act(milestone, first.documentId, 'acceptWork', staff.director, {
    acceptedFen: yuan(80_000),
    opinion: '现场查看，符合要求。',
  });
};

/** What the talent office spends itself: approved, with one invoice on record. */
const seedExpenditure = async (
  seeding: Seeding,
  staff: People['staff'],
  line: Entry | null,
): Promise<void> => {
  const { once, recall, service } = seeding;
  const { act, decideOn } = createProceedings(seeding, staff);
  const unit = await recall(office('unit'), { code: 'talent-office' });
  const activity = await seeding.find(office('brand-activity'), { publishedAt: null });
  const made = await once(
    expenditure,
    { title: '丁香人才周场地和宣传（示例）' },
    {
      ...{ unit: unit?.documentId, line: line?.documentId, activity: activity?.documentId },
      ...{ amountFen: yuan(60_000), supplier: '示例会展服务有限公司', contractNumber: '示例-01' },
      purpose: '人才周开幕式场地租赁、展板制作和宣传品印制。',
    },
  );
  if (made?.state !== 'draft' || !unit || !line) return;
  const { documentId } = made;
  await act(expenditure, documentId, 'submit', staff.office);
  for (const [seat, signer] of signatures) {
    await decideOn({ type: expenditure, documentId }, seat, staff[signer], 'approve');
  }
  const bill = await once(
    invoice,
    { number: '26232000000000000001' },
    {
      ...{ expenditure: documentId, issuer: '示例会展服务有限公司', amountFen: yuan(20_000) },
      invoicedOn: service('clock').today(),
    },
  );
  if (bill) await act(invoice, bill.documentId, 'register', staff.office);
};

/** A visit before a holiday, on record, and the sheet for what was brought. */
const seedCare = async (
  seeding: Seeding,
  staff: People['staff'],
  { line, talents }: { line: Entry | null; talents: readonly (Entry | null)[] },
): Promise<void> => {
  const { once, recall, service } = seeding;
  const { act } = createProceedings(seeding, staff);
  const unit = await recall(office('unit'), { code: 'talent-office' });
  const visited = talents.slice(0, 3).flatMap((one) => one?.documentId ?? []);
  const made = await once(
    care,
    { title: '节日走访慰问高层次人才（示例）' },
    {
      ...{ kind: 'holiday-visit', unit: unit?.documentId, heldOn: service('clock').today() },
      ...{ talents: visited, visitors: '区领导小组成员、人才办工作人员' },
      ...{ gift: '慰问品一份', eachFen: yuan(500) },
    },
  );
  if (made?.state !== 'draft' || visited.length === 0) return;
  await act(care, made.documentId, 'recordCare', staff.office);
  const sheet = await once(
    expenditure,
    { title: '节日走访慰问品（示例）' },
    {
      ...{ unit: unit?.documentId, line: line?.documentId, careAction: made.documentId },
      ...{ amountFen: yuan(1_500), supplier: '示例商贸有限公司' },
      purpose: '节日走访慰问高层次人才所购慰问品。',
    },
  );
  if (sheet?.state === 'draft') await act(expenditure, sheet.documentId, 'submit', staff.office);
};

/** One of each of what draws on a line besides personal benefits. */
export const seedSpending = async (
  seeding: Seeding,
  staff: People['staff'],
  {
    lines,
    employers,
    talents,
  }: {
    lines: FundLines;
    employers: readonly (Entry | null)[];
    talents: readonly (Entry | null)[];
  },
): Promise<void> => {
  const line = lines['人才项目组织实施'];
  await seedProject(seeding, staff, employers[1] ?? null, line);
  await seedExpenditure(seeding, staff, line);
  await seedCare(seeding, staff, { line: lines['人才关爱'], talents });
};
