import { randomUUID } from 'node:crypto';

import { tables } from '../../plugins/talent-office/server/src/platform';
import type { StageProofsBody } from '../../plugins/talent-office/shared/contracts/proofs';
import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const proofs = [
  { key: 'agreement', zh: '签署的协议', en: 'The signed agreement', uploader: 'by-applicant' },
  { key: 'record', zh: '核对记录', en: 'Record of the comparison', uploader: 'by-colleague' },
];
const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`);

describe('a proof stage', () => {
  let site: Site;
  let desk: Desk;
  let office: Signer;
  let clerk: Signer;
  let checker: Signer;
  let colleague: Signer;
  let to: { benefit: string; line: string };

  const upload = (path: string, token: string, text: string = randomUUID()) =>
    site.http
      .post(path)
      .auth(token, { type: 'bearer' })
      .set('Idempotency-Key', randomUUID())
      .attach('files', pdf(text), { filename: 'proof.pdf', contentType: 'application/pdf' });
  const codeOf = ({ status, body }: { status: number; body: { error?: unknown } }): string =>
    status === 200
      ? 'done'
      : String((body.error as { details?: { code?: string } })?.details?.code ?? status);
  const caseOf = async (documentId: string): Promise<string> =>
    (await desk.viewOf(application, documentId)).one.publicId;

  const applied = async () => {
    const who = await desk.talent();
    const documentId = await desk.applied(who, to);
    return { ...who, documentId, token: await desk.websiteToken(who.userId) };
  };
  type Applied = Awaited<ReturnType<typeof applied>>;
  const handIn = async ({ documentId, token }: Applied, key = 'agreement', by = token) =>
    upload(`/api/fund-applications/${documentId}/proofs/${key}`, by);
  const handInAt = async ({ documentId }: Applied, key: string, by: Signer) =>
    upload(`/talent-office/cases/${await caseOf(documentId)}/proofs/${key}`, by.token);
  const shown = async (
    { documentId }: Applied,
    by: Signer = checker,
  ): Promise<StageProofsBody[]> => {
    const { body } = await site.http
      .get(`/talent-office/cases/${await caseOf(documentId)}/proofs`)
      .auth(by.token, { type: 'bearer' })
      .expect(200);
    return body.data;
  };
  const idsOf = async (one: Applied): Promise<Record<string, string>> =>
    Object.fromEntries(
      ((await shown(one))[0]?.proofs ?? []).flatMap(({ key, upload: made }) =>
        made ? [[key, made.id]] : [],
      ),
    );
  const decide = async ({ documentId }: Applied, more: object, by = checker) =>
    codeOf(await desk.decide(application, documentId, by.token, more));
  const sendBack = async ({ documentId }: Applied, proof: string, by = checker) =>
    codeOf(
      await desk.post({
        path: `/talent-office/cases/${await caseOf(documentId)}/proofs/${proof}/return`,
        ...{ token: by.token, key: randomUUID() },
        body: { seat: 'department', reason: '没有盖章' },
      }),
    );

  const workflowOf = (key: string, more: object = {}) =>
    desk.workflow(key, application, [
      { key: 'department', kind: 'proof', workingDays: 10, proofs, ...more },
      { key: 'leading-group' },
    ]);

  beforeAll(async () => {
    site = await startSite({ now: '2026-03-02T02:00:00.000Z' });
    desk = await createDesk(site);
    office = await desk.signer('office');
    clerk = await desk.signer('office');
    checker = await desk.signer('department');
    colleague = await desk.signer('department');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const line = await desk.line(1_000_000, office.actor);
    const workflow = await workflowOf('proven');
    const common = { kind: 'k', amountExpression: '1000', ruleSet, workflow, line };
    to = { benefit: await desk.benefit(common), line };
  });
  afterAll(() => site.stop());

  it('waits for what the workflow names, has a deadline, and passes when each was accepted as it stands', async () => {
    const one = await applied();
    const { steps } = await desk.viewOf(application, one.documentId);
    expect(steps).toMatchObject([{ kind: 'proof', dueOn: '2026-03-16' }]);
    expect(await decide(one, {})).toBe('PROOF_MISSING');
    expect(codeOf(await handIn(one))).toBe('done');
    expect(codeOf(await handInAt(one, 'record', colleague))).toBe('done');
    const first = await idsOf(one);
    expect(await decide(one, { proofs: { agreement: first.agreement } })).toBe('PROOF_CHANGED');
    // Another one is handed in while the signer looks at the first.
    expect(codeOf(await handIn(one))).toBe('done');
    expect(await decide(one, { proofs: first })).toBe('PROOF_CHANGED');
    const now = await idsOf(one);
    expect(now.agreement).not.toBe(first.agreement);
    expect(await decide(one, { proofs: { ...now, other: now.record } })).toBe('PROOF_NOT_ASKED');
    expect(await decide(one, { proofs: now })).toBe('done');
    const { one: after, decisions } = await desk.viewOf(application, one.documentId);
    expect(after).toMatchObject({ state: 'open', stage: 1 });
    expect(decisions).toMatchObject([{ choice: 'approve', proofs: now }]);
    expect(await shown(one)).toMatchObject([
      { open: false, proofs: [{ state: 'accepted' }, { state: 'accepted' }] },
    ]);
    // Afterwards nothing is taken any more.
    expect(codeOf(await handIn(one))).toBe('PROOF_NOT_ASKED');
    // Begun again, each is to be accepted again.
    const again = await desk.post({
      path: `/talent-office/cases/${await caseOf(one.documentId)}/reopen`,
      ...{ token: office.token, key: randomUUID() },
      body: { stage: 'department', reason: '重新核对' },
    });
    expect([again.status, again.body.error]).toEqual([200, undefined]);
    expect(await shown(one)).toMatchObject([
      { open: true, proofs: [{ state: 'uploaded' }, { state: 'uploaded' }] },
    ]);
  });

  it('sends one back with a reason, and waits for another', async () => {
    const one = await applied();
    await handIn(one);
    await handInAt(one, 'record', colleague);
    const before = await idsOf(one);
    expect(await sendBack(one, before.agreement ?? '', office)).toBe('NOT_YOUR_STEP');
    expect(await sendBack(one, before.agreement ?? '')).toBe('done');
    expect(await sendBack(one, before.agreement ?? '')).toBe('PROOF_RETURNED');
    expect(await decide(one, { proofs: before })).toBe('PROOF_MISSING');
    const { body } = await site.http
      .get(`/api/fund-applications/${one.documentId}`)
      .auth(one.token, { type: 'bearer' });
    expect(body.data).toMatchObject({
      state: { code: 'proof' },
      proofs: [{ key: 'agreement', state: 'sent-back', upload: { returnedFor: '没有盖章' } }],
    });
    // The colleague's own is no news for the applicant.
    expect(await sendBack(one, before.record ?? '')).toBe('done');
    expect(await desk.messagesOf(one.documentId)).toEqual(['proof-returned']);
    // What colleagues hand in is not the applicant's to read.
    expect(body.data.proofs).toHaveLength(1);
    await handIn(one);
    await handInAt(one, 'record', colleague);
    expect(await decide(one, { proofs: await idsOf(one) })).toBe('done');
  });

  it('takes each from whom it asks, and nobody accepts what he handed in', async () => {
    const one = await applied();
    const other = await applied();
    expect(codeOf(await handIn(one, 'agreement', other.token))).toBe('NOT_FOUND');
    expect(codeOf(await handIn(one, 'record'))).toBe('PROOF_NOT_ASKED');
    expect(codeOf(await handIn(one, 'nothing'))).toBe('PROOF_NOT_ASKED');
    expect(codeOf(await handInAt(one, 'record', office))).toBe('NOT_YOUR_STEP');
    expect(codeOf(await handInAt(one, 'agreement', checker))).toBe('NOT_BY_YOU');
    // Most never log in: the office keys in what somebody brought.
    expect(codeOf(await handInAt(one, 'agreement', clerk))).toBe('done');
    expect(codeOf(await handInAt(one, 'record', checker))).toBe('done');
    expect(await decide(one, { proofs: await idsOf(one) })).toBe('PROOF_OWN');
    expect(await decide(one, { proofs: await idsOf(one) }, colleague)).toBe('done');
    // Neither is a case of which he is a party his to key anything into.
    const staff = { documentId: clerk.staff.documentId };
    const link = (websiteUser: number | null) =>
      site.strapi.db
        .query('plugin::talent-office.staff')
        .update({ where: staff, data: { websiteUser } });
    await link(other.userId);
    expect(codeOf(await handInAt(other, 'agreement', clerk))).toBe('SIGNER_EXCLUDED');
    await link(null);
  });

  it('keeps files private, reads of them in the trail, and what was handed in for ever', async () => {
    const one = await applied();
    await handIn(one);
    const { agreement = '' } = await idsOf(one);
    const path = `/talent-office/cases/${await caseOf(one.documentId)}/proofs/${agreement}/file`;
    await site.http.get(path).auth(checker.token, { type: 'bearer' }).expect(400);
    const { headers } = await site.http
      .get(path)
      .query({ reason: '核对' })
      .auth(checker.token, { type: 'bearer' })
      .expect(200);
    expect(headers['content-disposition']).toContain('attachment');
    expect(headers['x-content-type-options']).toBe('nosniff');
    const audit = await site.strapi.db
      .connection(tables.audit)
      .where({ action: 'file.read', target_document_id: one.documentId });
    expect(audit).toHaveLength(1);
    const row = site.strapi.db.connection(tables.proofs).where({ public_id: agreement });
    await expect(row.delete()).rejects.toThrow(/append-only/);
    const html = site.http
      .post(`/api/fund-applications/${one.documentId}/proofs/agreement`)
      .auth(one.token, { type: 'bearer' })
      .set('Idempotency-Key', randomUUID())
      .attach('files', Buffer.from('<html>'), {
        filename: 'x.pdf',
        contentType: 'application/pdf',
      });
    expect(codeOf(await html)).toBe('FILE_KIND');
  });

  it('is not put in force without anything to hand in, or with more than one signature', async () => {
    await expect(workflowOf('none', { proofs: [] })).rejects.toMatchObject({
      code: 'WORKFLOW_INVALID',
      path: 'stages.0.proofs',
    });
    await expect(workflowOf('two', { signatures: 2 })).rejects.toMatchObject({
      path: 'stages.0.seats',
    });
    await expect(workflowOf('review', { kind: 'review' })).rejects.toMatchObject({
      path: 'stages.0.proofs',
    });
  });

  it('needs two people where a colleague hands something in', async () => {
    const { body } = await desk.post({
      path: '/talent-office/workflow-checks',
      ...{ token: office.token, key: randomUUID() },
      body: {
        draft: {
          ...{ key: 'drafted', title: '草稿', entryType: application },
          stages: [
            {
              ...{ key: 'p', title: '证明', kind: 'proof', proofs },
              seats: [{ key: 's', title: '席位', role: 'discipline', signatures: 1 }],
            },
            {
              ...{ key: 'l', title: '领导小组', kind: 'review' },
              seats: [{ key: 'l', title: '领导小组', role: 'leading-group', signatures: 1 }],
            },
          ],
        },
      },
    });
    expect(body.data.problems).toEqual([]);
    expect(body.data.assignment).toMatchObject({
      positions: expect.arrayContaining([
        expect.objectContaining({ role: 'discipline', needed: 2, held: 0 }),
      ]),
    });
  });
});
