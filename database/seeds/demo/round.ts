import { office, type Entry, type Seeding } from '../seeding';
import type { People } from './people';
import { createProceedings } from './proceedings';

const application = office('fund-application');
const round = office('round');

const dayMs = 24 * 60 * 60 * 1000;

/** Who applied in the round, by their places among the talents. */
const applicants = [70, 71, 72, 73] as const;

/** A round that is over: its cases wait for joint review, and the list of them is with a department. */
export const seedRound = async (
  seeding: Seeding,
  staff: People['staff'],
  {
    talents,
    benefit,
  }: { readonly talents: readonly (Entry | null)[]; readonly benefit: Entry | null },
): Promise<void> => {
  const { once, find, service } = seeding;
  const clock = service('clock');
  const before = (days: number): Date => new Date(clock.now().getTime() - days * dayMs);
  const dayBefore = (days: number) =>
    clock.during(before(days), () => Promise.resolve(clock.today()));
  const year = Number(clock.today().slice(0, 4));
  const fundYear = await find(office('fund-year'), { year });
  const opensOn = await dayBefore(20);
  const made = await once(
    round,
    { title: '第一批产业人才奖励申报（示例）' },
    {
      ...{ noticeNumber: `示例〔${year}〕2号`, fundYear: fundYear?.documentId },
      ...{ opensOn, closesOn: await dayBefore(6), method: 'waiting-list' },
      materials: '申报表、劳动合同、近三年业绩证明。',
    },
  );
  if (made?.state !== 'draft' || !benefit || !fundYear) return;
  await once(
    office('round-benefit'),
    { round: { documentId: made.documentId } },
    { round: made.documentId, benefit: benefit.documentId, places: 20 },
    { as: 'demo' },
  );
  const { act, submitOnPaper, decide } = createProceedings(seeding, staff);
  await clock.during(before(20), () => act(round, made.documentId, 'announce', staff.office));
  for (const [index, place] of applicants.entries()) {
    const talent = talents[place];
    if (!talent) continue;
    const applied = await once(
      application,
      { title: `产业人才奖励申请（示例${index + 1}）` },
      {
        ...{ applicant: talent.documentId, benefit: benefit.documentId },
        statement: '在重点产业企业从事技术工作满三年。',
      },
    );
    if (applied?.state !== 'draft') continue;
    await clock.during(before(10 - index), async () => {
      await submitOnPaper(applied.documentId, staff.super);
      await decide(applied.documentId, 'acceptance', staff.office, 'approve');
      await decide(applied.documentId, 'department', staff.department, 'approve');
    });
  }
  await service('lifecycle').act({
    ...{ type: round, documentId: made.documentId, action: 'close' },
    ...{ actor: { kind: 'system', id: 'clock' }, operation: `seed/${made.documentId}/close` },
  });
  await service('reviewLists').send(
    {
      ...{ workflow: 'fund', stage: 'joint-review', role: 'department' },
      unit: 'human-resources-bureau',
    },
    {
      ...{ actor: staff.office, requestId: null },
      operation: { key: `seed/${made.documentId}/review-list`, input: null },
    },
  );
};
