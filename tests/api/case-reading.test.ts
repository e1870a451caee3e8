import { randomUUID } from 'node:crypto';

import { award, createNoticeOffice } from '../factories/notice';
import { createProofs } from '../factories/signing';
import { registerFirstAdmin, startSite, type Site } from '../setup';

const application = 'plugin::talent-office.fund-application';

describe('what the admin reads of a case', () => {
  let site: Site;
  let at: Awaited<ReturnType<typeof createNoticeOffice>>;
  let token: string;

  const get = async (path: string) =>
    (await site.http.get(`/talent-office${path}`).auth(token, { type: 'bearer' }).expect(200)).body
      .data;
  const caseOf = (documentId: string) => get(`/cases?type=${application}&documentId=${documentId}`);
  let proof: Record<string, string>;
  const decide = (one: { id: string; seen: object }, body: object, key: string = randomUUID()) =>
    site.http
      .post(`/talent-office/cases/${one.id}/decisions`)
      .auth(token, { type: 'bearer' })
      .set({ 'Idempotency-Key': key, ...proof })
      .send({ seat: 'leading-group', seen: one.seen, ...body });

  /** The reader, an administrator whom the office has appointed to the leading group. */
  const appointReader = async () => {
    const { id } = await site.strapi.db
      .query('admin::user')
      .findOne({ where: { email: 'super@jinlan.test' } });
    const staff = await at.office.create('staff', { name: '凌示例', adminUser: id });
    const position = await site.strapi.db
      .query('plugin::talent-office.position')
      .findOne({ where: { role: 'leading-group' } });
    await at.office.create('appointment', {
      staff: staff.documentId,
      position: position.documentId,
      startsOn: '2020-01-01',
    });
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-10-08T02:00:00.000Z' });
    token = await registerFirstAdmin(site);
    proof = await createProofs(site.http).header(token);
    at = await createNoticeOffice(site);
    await appointReader();
  });
  afterAll(() => site.stop());

  it('is who may sign, what was decided by whom, and the rules with what they read', async () => {
    const { documentId } = await at.signed();
    const { stages, decisions, rules } = await caseOf(documentId);
    expect(stages[1].seats[0]).toMatchObject({
      open: true,
      mine: true,
      holders: expect.arrayContaining(['凌示例']),
      required: 1,
      signed: 0,
    });
    expect(stages[0].seats[0]).toMatchObject({ open: false, outcome: 'passed', holders: [] });
    expect(decisions).toMatchObject([{ name: 'department', choice: 'approve', stage: 0 }]);
    expect(rules).toMatchObject({
      outcome: 'eligible',
      rules: [{ outcome: 'pass', inputs: { 'subject.tier': 'B' }, missing: [] }],
    });
  });

  it('is in the inbox of who may sign, until he has', async () => {
    const { documentId } = await at.signed();
    const inInbox = async () =>
      (await get('/inbox')).find(
        ({ target }: { target: { documentId: string } }) => target.documentId === documentId,
      );
    expect(await inInbox()).toMatchObject({
      seatTitle: 'leading-group',
      amountFen: award,
      target: { typeName: '资金申请', title: '安家补贴' },
    });
    const key = randomUUID();
    const one = await caseOf(documentId);
    await decide(one, { choice: 'approve' }, key).expect(200);
    // The same submission again, after an answer that got lost.
    const { body } = await decide(one, { choice: 'approve' }, key).expect(200);
    expect(body.data.decisions).toHaveLength(2);
    expect(body.data.stages[1].seats[0]).toMatchObject({ mine: false, open: false, signed: 1 });
    expect(await inInbox()).toBeUndefined();
  });

  it('names the parts to mend of what was returned', async () => {
    const { documentId } = await at.signed();
    const one = await caseOf(documentId);
    await decide(one, { choice: 'return', comment: '请补充', parts: ['statement'] }).expect(200);
    const returned = await caseOf(documentId);
    expect(returned).toMatchObject({ state: 'returned', returnedParts: ['statement'] });
  });

  it('is not refused without a reason', async () => {
    const { documentId } = await at.signed();
    const one = await caseOf(documentId);
    const { body } = await decide(one, { choice: 'refuse', comment: '  ' }).expect(422);
    expect(body.error.details.code).toBe('COMMENT_MISSING');
    expect((await caseOf(documentId)).state).toBe('open');
    await decide(one, { choice: 'refuse', comment: '材料不实' }).expect(200);
    expect((await caseOf(documentId)).state).toBe('refused');
  });

  it('tells a notice’s period and its objections, and not who objected to what', async () => {
    const { documentId, noticeId } = await at.noticed();
    const objection = { realName: true, name: '王某', contact: '13900005678', text: '业绩不实' };
    await at.object(noticeId, objection).expect(200);
    const { id } = await caseOf(documentId);
    const notices = await get(`/cases/${id}/notices`);
    expect(notices).toEqual([
      {
        id: noticeId,
        state: 'running',
        stage: 2,
        round: 1,
        startsOn: '2026-10-09',
        lastDay: '2026-10-14',
        objections: [
          {
            documentId: expect.any(String),
            state: 'received',
            realName: true,
            receivedOn: '2026-10-08',
            copy: null,
          },
        ],
      },
    ]);
    expect(JSON.stringify(notices)).not.toMatch(/王某|业绩/);
  });

  it('tells of each action whether it is for the reader to do', async () => {
    const { actions } = await get(
      `/entries/plugin::talent-office.fund-year/${(await year()).documentId}/actions`,
    );
    const others = { approval: false, mine: false, onPaper: false };
    const sets = ['shortfallReason', 'shortfallResolution', 'supplementPlannedOn'];
    expect(actions).toEqual([
      { name: 'recordShortfall', sets, ...others },
      { name: 'startClosing', sets: [], ...others },
    ]);
  });

  const year = async () =>
    site.strapi.db.query('plugin::talent-office.fund-year').findOne({ where: { year: 2026 } });
});
