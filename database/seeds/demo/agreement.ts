import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { office, type Actor, type Entry, type Seeding } from '../seeding';
import { signatures } from './applications';
import type { People } from './people';
import { createProceedings } from './proceedings';

const application = office('fund-application');
const agreement = office('agreement');
const condition = office('instalment-condition');

const dayMs = 24 * 60 * 60 * 1000;

/** One empty page, in the place of what all have signed. */
const scan = [
  '%PDF-1.4',
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj',
  'trailer<</Root 1 0 R>>',
  '%%EOF',
  '',
].join('\n');

/** What parts of the award wait for, by their number. */
const conditions = [
  [1, 'assessment-passed', '到岗并签订劳动合同，用人单位考核合格'],
  [2, 'in-post', '第二年仍在本区全职工作'],
  [3, 'report-accepted', '提交服务期工作报告并通过验收'],
] as const;

const handIn = async (
  { service }: Seeding,
  target: { readonly type: string; readonly documentId: string },
  actor: Actor,
): Promise<void> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'jinlan-seed-'));
  const file = path.join(folder, 'scan');
  await writeFile(file, scan);
  try {
    const upload = { path: file, name: '签署扫描件（示例）.pdf', size: scan.length };
    const content = await service('files').store(upload);
    const operation = { key: `seed/${target.documentId}/file`, input: null };
    await service('transactions').run(operation, (tx) =>
      service('agreements').keepFile(tx, target, content, { actor, requestId: null }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** Awarded over three years a month ago. */
const seedAward = async (
  seeding: Seeding,
  staff: People['staff'],
  { talent, benefit }: { readonly talent: Entry; readonly benefit: Entry },
): Promise<Entry | null> => {
  const { once, service } = seeding;
  const { submitOnPaper, decide, finishNotices } = createProceedings(seeding, staff);
  const award = await once(
    application,
    { title: '重点人才服务资助申请（示例）' },
    {
      ...{ applicant: talent.documentId, benefit: benefit.documentId },
      statement: '全职在本区企业工作，愿签订五年服务协议。',
    },
  );
  if (award?.state !== 'draft') return award;
  const { documentId } = award;
  const clock = service('clock');
  await clock.during(new Date(clock.now().getTime() - 30 * dayMs), async () => {
    await submitOnPaper(documentId, staff.super);
    for (const [, seat, signer] of signatures) {
      await decide(documentId, seat, staff[signer], 'approve');
    }
  });
  await finishNotices();
  return award;
};

/** An agreement in force: one condition is evidenced and waits to be decided, the others come later. */
export const seedAgreement = async (
  seeding: Seeding,
  staff: People['staff'],
  of: { readonly talents: readonly (Entry | null)[]; readonly benefit: Entry | null },
): Promise<void> => {
  const { once, find, service } = seeding;
  const talent = of.talents[60];
  if (!talent || !of.benefit) return;
  const award = await seedAward(seeding, staff, { talent, benefit: of.benefit });
  if (!award) return;
  const today = service('clock').today();
  const made = await once(
    agreement,
    { title: '重点人才服务协议（示例）' },
    {
      ...{ application: award.documentId, serviceFrom: today, termMonths: 60 },
      terms: '乙方在服务期内每年提交一次工作总结。\n本协议一式三份，各方各执一份。',
    },
  );
  if (made?.state !== 'draft') return;
  const { act } = createProceedings(seeding, staff);
  const asked: (Entry | null)[] = [];
  for (const [sequence, kind, requirement] of conditions) {
    const part = await find(office('disbursement'), {
      ...{ application: { documentId: award.documentId }, sequence },
    });
    if (!part) continue;
    asked.push(
      await once(
        condition,
        { requirement: `${requirement}（示例）` },
        { ...{ kind, agreement: made.documentId, disbursement: part.documentId } },
      ),
    );
  }
  const target = { type: agreement, documentId: made.documentId };
  await act(agreement, made.documentId, 'finalise', staff.office);
  await handIn(seeding, target, staff.office);
  await act(agreement, made.documentId, 'execute', staff.director, { signedOn: today });
  const [first] = asked;
  if (!first) return;
  await handIn(seeding, { type: condition, documentId: first.documentId }, staff.office);
  await act(condition, first.documentId, 'handIn', staff.office, {
    evidenceNote: '附劳动合同和用人单位考核表。',
  });
};
