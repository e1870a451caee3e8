import { application, createDesk, type Desk } from '../factories/desk';
import { createPanel } from '../factories/panel';
import { createRole } from '../factories/roles';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const run = { proceed: () => Promise.resolve() };

describe('a step that nobody signs in time', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let inspector: string;
  let stranger: string;
  let to: { benefit: string; line: string };

  const service = (name: string) => desk.service(name);
  const setDay = (day: string) => service('clock').set(new Date(`${day}T02:00:00.000Z`));
  /** What the jobs of a morning do. */
  const morning = async (day: string): Promise<number> => {
    setDay(day);
    const escalated = await service('approval').escalateDue(run);
    await service('messages').remindOfSteps(run);
    return escalated;
  };
  const kindsAbout = async (documentId: string): Promise<string[]> => {
    const rows = await site.strapi.db
      .connection('talent_office_messages')
      .where({ target_document_id: documentId })
      .orderBy('id');
    return rows.map(({ kind }: { kind: string }) => kind);
  };
  const countOf = async (documentId: string, kind: string) =>
    (await kindsAbout(documentId)).filter((one) => one === kind).length;
  const applied = async (day: string) => {
    setDay(day);
    return desk.applied(await desk.talent(), to);
  };
  const get = (path: string, token: string) =>
    site.http.get(`/talent-office${path}`).auth(token, { type: 'bearer' });
  const inboxOf = async (token: string, documentId: string) =>
    (await get('/inbox', token).expect(200)).body.data.filter(
      (item: { target: { documentId: string } }) => item.target.documentId === documentId,
    );
  const caseOf = async (documentId: string) => (await desk.viewOf(application, documentId)).one;

  /** A colleague who reads and signs what his position is asked, and no more. */
  const colleague = async (name: string, role: string, unitCode: string): Promise<string> => {
    const panel = createPanel(site);
    const adminUser = await panel.account(name, 'reader');
    const staff = await desk.office.create('staff', { name, adminUser });
    const unit = await desk.office.create('unit', { name, code: unitCode, kind: 'department' });
    const position = await desk.office.create('position', {
      name,
      code: `${unitCode}-position`,
      role,
      unit: unit.documentId,
    });
    await desk.office.create('appointment', {
      staff: staff.documentId,
      position: position.documentId,
      startsOn: '2020-01-01',
    });
    return panel.logIn(`${name}@jinlan.test`);
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-02T02:00:00.000Z' });
    desk = await createDesk(site);
    await createRole(site, 'reader', { own: ['cases.read', 'cases.decide', 'messages.read'] });
    officer = await desk.signer('office');
    inspector = await colleague('inspector', 'discipline', 'inspection');
    stranger = await colleague('stranger', 'discipline', 'elsewhere');
    await desk.signer('leading-group');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const workflow = await desk.workflow('fund', application, [
      {
        key: 'office',
        workingDays: 10,
        remindDaysBefore: '5，2',
        overdueEveryDays: 2,
        escalateAfterDays: 3,
        escalateRole: 'discipline',
        escalateUnitCode: 'inspection',
      },
      { key: 'leading-group', workingDays: 5 },
    ]);
    const line = await desk.line(1_000_000_000, officer.actor);
    const common = { kind: 'kind', amountExpression: '1000', ruleSet, workflow, line };
    to = { benefit: await desk.benefit(common), line };
  });
  afterAll(() => site.stop());

  it('is called to mind on the days of its list and every so many days after, once each', async () => {
    const documentId = await applied('2026-11-02');
    // Ten working days after Monday the 2nd: Monday the 16th.
    for (const [day, due, overdue] of [
      ['2026-11-06', 0, 0],
      ['2026-11-09', 1, 0],
      ['2026-11-11', 1, 0],
      ['2026-11-12', 2, 0],
      ['2026-11-16', 2, 0],
      ['2026-11-17', 2, 1],
      ['2026-11-18', 2, 1],
      ['2026-11-19', 2, 2],
      ['2026-11-23', 2, 3],
    ] as const) {
      await morning(day);
      await service('messages').remindOfSteps(run);
      const told = await Promise.all(
        ['step-due', 'step-overdue'].map((kind) => countOf(documentId, kind)),
      );
      expect([day, ...told]).toEqual([day, due, overdue]);
    }
  });

  it('is shown and told to the position that its workflow names, and stays its signers’ to decide', async () => {
    const documentId = await applied('2026-11-02');
    const { publicId } = await caseOf(documentId);
    await morning('2026-11-18');
    expect(await inboxOf(inspector, documentId)).toEqual([]);
    await get(`/cases/${publicId}`, inspector).expect(404);
    expect(await morning('2026-11-19')).toBe(1);
    expect(await morning('2026-11-19')).toBe(0);
    expect(await morning('2026-11-20')).toBe(0);
    expect(await inboxOf(inspector, documentId)).toMatchObject([
      { escalated: true, seat: 'office', dueOn: '2026-11-16' },
    ]);
    expect(await inboxOf(officer.token, documentId)).toMatchObject([{ escalated: false }]);
    const { body } = await get(`/cases/${publicId}`, inspector).expect(200);
    expect(body.data.stages[0].seats[0]).toMatchObject({ open: true, mine: false });
    const latest = `/latest-cases?type=${application}&documentIds=${documentId}`;
    expect((await get(latest, inspector).expect(200)).body.data).toMatchObject({
      [documentId]: { state: 'open', stage: 'office' },
    });
    expect((await get(latest, stranger).expect(200)).body.data).toEqual({});
    expect(await inboxOf(stranger, documentId)).toEqual([]);
    await get(`/cases/${publicId}`, stranger).expect(404);
    expect(await countOf(documentId, 'step-escalated')).toBe(1);
    const told = (await get('/messages', inspector).expect(200)).body.data.items[0];
    expect(told.text).toContain('已于 2026-11-16 到期，逾期 3 个工作日仍未办理，请督办。');
    const signed = await desk.decide(application, documentId, inspector);
    expect(signed.status).toBe(403);
    expect((await caseOf(documentId)).state).toBe('open');
    const trail = await site.strapi.db
      .connection('talent_office_audit')
      .where({ action: 'case.escalate', target_document_id: documentId });
    expect(trail).toMatchObject([{ actor_kind: 'system', actor_id: 'cases.escalate-due' }]);
    await desk.decide(application, documentId, officer.token).then(({ status }) => {
      expect(status).toBe(200);
    });
    expect(await inboxOf(inspector, documentId)).toEqual([]);
    await get(`/cases/${publicId}`, inspector).expect(200);
  });

  it('reminds the members of a committee, and is escalated, like any other', async () => {
    const [member] = [await desk.signer('board'), await desk.signer('board')];
    const late = { workingDays: 5, remindDaysBefore: '1', escalateAfterDays: 2 };
    const workflow = await desk.workflow('voted', application, [
      { key: 'leading-group' },
      {
        ...{ key: 'vote', kind: 'committee', seats: [], committee: { role: 'board' }, ...late },
        ...{ escalateRole: 'discipline', escalateUnitCode: 'inspection' },
      } as never,
    ]);
    const ruleSet = await desk.rules('voted', application, 'true');
    const voted = { kind: 'voted', amountExpression: '1000', ruleSet, workflow, line: to.line };
    setDay('2026-11-02');
    const own = { benefit: await desk.benefit(voted), line: to.line };
    const documentId = await desk.applied(await desk.talent(), own);
    const leader = await desk.signer('leading-group');
    expect((await desk.decide(application, documentId, leader.token)).status).toBe(200);
    await morning('2026-11-06');
    expect(await countOf(documentId, 'step-due')).toBe(2);
    await morning('2026-11-11');
    expect(await inboxOf(inspector, documentId)).toMatchObject([{ escalated: true }]);
    expect((await get('/messages', member.token).expect(200)).body.data.items[0].text).toContain(
      '已于 2026-11-09 到期',
    );
  });

  it('is escalated once by several that look at the same time', async () => {
    const documentId = await applied('2026-11-02');
    setDay('2026-11-27');
    const looks = Array.from({ length: 3 }, () => service('approval').escalateDue(run));
    const counts = (await Promise.all(looks)) as number[];
    const trail = await site.strapi.db
      .connection('talent_office_audit')
      .where({ action: 'case.escalate', target_document_id: documentId });
    expect(trail).toHaveLength(1);
    expect(counts.length).toBe(3);
  });

  it('is decided by nobody’s silence, however long it lasts', async () => {
    const documentId = await applied('2026-11-02');
    await morning('2027-11-01');
    expect(await service('approval').expireDue(run)).toMatchObject({ expired: [] });
    expect((await caseOf(documentId)).state).toBe('open');
    const { steps } = await desk.viewOf(application, documentId);
    expect(steps).toMatchObject([{ outcome: null }]);
  });

  it('reminds nobody while its case is paused, or back with who is to mend it', async () => {
    const paused = await applied('2026-11-02');
    const returned = await applied('2026-11-02');
    const input = { reason: '等待', actor: officer.actor, requestId: null };
    const inTransaction = (work: (tx: never) => Promise<unknown>) =>
      site.strapi.db.transaction(({ trx }) => work(trx as never));
    const { publicId: caseId } = await caseOf(paused);
    await inTransaction((tx) => service('approval').pause(tx, { ...input, caseId }));
    const back = { choice: 'return', comment: '请补充', parts: ['statement'] };
    expect((await desk.decide(application, returned, officer.token, back)).status).toBe(200);
    await morning('2026-11-27');
    expect([await kindsAbout(paused), await kindsAbout(returned)]).toEqual([[], ['case-returned']]);
    expect(await inboxOf(inspector, paused)).toEqual([]);
    await inTransaction((tx) => service('approval').resume(tx, { ...input, caseId }));
    // All ten days are left, counted from the day on which it goes on.
    await morning('2026-12-07');
    expect(await kindsAbout(paused)).toEqual(['step-due']);
    await morning('2026-12-16');
    expect(await inboxOf(inspector, paused)).toMatchObject([{ escalated: true }]);
  });

  it('is held against nobody in a year whose holidays are not known', async () => {
    const documentId = await applied('2028-12-20');
    await morning('2029-03-01');
    expect(await kindsAbout(documentId)).toEqual([]);
    expect(await inboxOf(inspector, documentId)).toEqual([]);
  });

  it.each([
    [{ escalateAfterDays: 3 }, 'stages.0.escalateRole'],
    [{ escalateRole: 'discipline' }, 'stages.0.escalateAfterDays'],
    [{ overdueEveryDays: 2, workingDays: null }, 'stages.0.overdueEveryDays'],
    [{ remindDaysBefore: '3', workingDays: null }, 'stages.0.remindDaysBefore'],
  ])('is not put in force with %j', async (more, path) => {
    const stage = { key: 'office', workingDays: 5, ...more } as never;
    await expect(
      desk.workflow(`wrong-${path.replaceAll('.', '-').toLowerCase()}`, application, [stage]),
    ).rejects.toMatchObject({ code: 'WORKFLOW_INVALID', path });
  });

  it('is not saved with a list of days that is none', async () => {
    const send = (remindDaysBefore: string) =>
      site.http
        .post('/content-manager/collection-types/plugin::talent-office.workflow')
        .auth(officer.token, { type: 'bearer' })
        .send({
          title: '流程',
          key: 'days',
          entryType: application,
          stages: [{ title: '审核', key: 'office', kind: 'review', remindDaysBefore }],
        });
    const wrong = await send('五天');
    expect([wrong.status, wrong.body.error.details.errors[0].path]).toEqual([
      400,
      ['stages', '0', 'remindDaysBefore'],
    ]);
    expect((await send('61')).status).toBe(400);
    expect((await send('10、5, 0')).status).toBe(201);
  });
});
