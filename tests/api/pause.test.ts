import { randomUUID } from 'node:crypto';

import { createNoticeOffice } from '../factories/notice';
import { startSite, type Site } from '../setup';

/** A Monday; the department has five working days, until the Monday after. */
const submittedOn = '2026-03-02';
const dueOn = '2026-03-09';

/** The code of a refusal; anything else that is thrown fails the test. */
const code = async (attempt: Promise<unknown>): Promise<string> => {
  try {
    await attempt;
  } catch (error) {
    const found = (error as { code?: string }).code;
    if (!found) throw error;
    return found;
  }
  return 'not refused';
};

describe('a case whose time the office stops', () => {
  let site: Site;
  let at: Awaited<ReturnType<typeof createNoticeOffice>>;

  const how = (name: 'pause' | 'resume', caseId: string, actor: unknown) =>
    site.strapi.db.transaction(({ trx }) =>
      at
        .service('approval')
        [name](trx, { caseId, reason: '等待法院判决', actor, requestId: randomUUID() }),
    );
  const opened = async () => {
    const { documentId } = await at.submitted();
    const { one } = await at.viewOf(documentId);
    return { documentId, caseId: one.publicId as string };
  };
  const deadline = async (documentId: string) => {
    const { steps } = await at.viewOf(documentId);
    return steps.find(({ outcome }: { outcome: string | null }) => outcome === null)?.dueOn;
  };

  beforeAll(async () => {
    site = await startSite({ now: `${submittedOn}T02:00:00.000Z` });
    at = await createNoticeOffice(site);
  });
  beforeEach(() => at.setDay(submittedOn));
  afterAll(() => site.stop());

  it('is signed by nobody, and what was left of the deadline is left afterwards', async () => {
    const { documentId, caseId } = await opened();
    expect(await deadline(documentId)).toBe(dueOn);
    at.setDay('2026-03-04');
    await how('pause', caseId, at.keeper);
    expect(await code(at.decide(documentId, 'department', at.department[0]))).toBe('CASE_NOT_OPEN');
    at.setDay('2026-03-23');
    await how('resume', caseId, at.keeper);
    // Thursday, Friday and Monday were left.
    expect(await deadline(documentId)).toBe('2026-03-26');
    await at.decide(documentId, 'department', at.department[0]);
  });

  it('the last day that a notice told the public stays', async () => {
    const { documentId } = await at.noticed();
    const { one } = await at.viewOf(documentId);
    const told = await deadline(documentId);
    await how('pause', one.publicId, at.keeper);
    at.setDay('2026-03-05');
    await how('resume', one.publicId, at.keeper);
    expect(await deadline(documentId)).toBe(told);
  });

  it('begins again by an objection that is upheld meanwhile', async () => {
    const { documentId, noticeId } = await at.noticed();
    const { one } = await at.viewOf(documentId);
    const objection = { realName: true, name: '王某', contact: '13900005678', text: '业绩不实' };
    const { body } = await at.object(noticeId, objection).expect(200);
    await how('pause', one.publicId, at.keeper);
    const decided = { decision: '经核查属实', decidedOn: submittedOn };
    const type = 'plugin::talent-office.objection';
    await at.act(type, body.data.id, 'uphold', at.discipline, decided);
    expect((await at.viewOf(documentId)).one).toMatchObject({
      state: 'open',
      stage: 0,
      round: 2,
      pausedOn: null,
    });
  });

  it('a deadline that was over before stays over', async () => {
    const { documentId, caseId } = await opened();
    at.setDay('2026-03-16');
    await how('pause', caseId, at.keeper);
    at.setDay('2026-03-23');
    await how('resume', caseId, at.keeper);
    expect(await deadline(documentId)).toBe(dueOn);
  });

  it('only the office stops it, once, and says why; each leaves its row', async () => {
    const { documentId, caseId } = await opened();
    expect(await code(how('pause', caseId, at.department[0]))).toBe('NOT_BY_YOU');
    expect(await code(how('resume', caseId, at.keeper))).toBe('CASE_CANNOT');
    await how('pause', caseId, at.keeper);
    expect(await code(how('pause', caseId, at.keeper))).toBe('CASE_CANNOT');
    await how('resume', caseId, at.keeper);
    const rows = await site.strapi.db
      .connection('talent_office_audit')
      .where({ target_document_id: documentId })
      .whereIn('action', ['case.pause', 'case.resume'])
      .orderBy('id');
    expect(rows.map(({ action, reason }: Record<string, unknown>) => [action, reason])).toEqual([
      ['case.pause', '等待法院判决'],
      ['case.resume', '等待法院判决'],
    ]);
  });

  it('is withdrawn by the applicant all the same', async () => {
    const { documentId, actor } = await at.submitted();
    const { one } = await at.viewOf(documentId);
    await how('pause', one.publicId, at.keeper);
    const operation = randomUUID();
    await at
      .service('lifecycle')
      .withdraw({ type: 'plugin::talent-office.fund-application', documentId, actor, operation });
    expect((await at.viewOf(documentId)).one.state).toBe('withdrawn');
  });
});
