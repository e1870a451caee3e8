import { randomUUID } from 'node:crypto';

import { application, createDesk, type Desk } from '../factories/desk';
import { createRounds, roundBenefits, roundQuotas, rounds } from '../factories/rounds';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

describe('a round of applications', () => {
  let site: Site;
  let desk: Desk;
  let made: ReturnType<typeof createRounds>;
  let officer: Signer;
  let ruleSet: string;
  let workflow: string;
  let kinds = 0;

  const at = (instant: string) => desk.service('clock').set(new Date(instant));
  const benefit = (line: string, amountExpression = '10001') =>
    desk.benefit({ kind: `round-${(kinds += 1)}`, amountExpression, ruleSet, workflow, line });
  const roundOf = async (documentId: string) => {
    const found = await site.strapi.db
      .query(application as never)
      .findOne({ where: { documentId } as never, populate: { round: true } as never });
    return (found as { round: { documentId: string } | null }).round?.documentId ?? null;
  };
  const refusedWith = (code: string) => expect.objectContaining({ code });
  const stateOf = async (type: string, documentId: string) =>
    (await desk.stored(type, documentId)).state as string;
  const ofEmployer = async () => {
    const employer = await desk.office.create('employer', { name: `单位${randomUUID()}` });
    const talent = () => desk.talent({ employer: employer.documentId });
    return { employer: employer.documentId, talent };
  };

  beforeAll(async () => {
    site = await startSite();
    desk = await createDesk(site);
    made = createRounds(site, desk);
    at('2026-11-23T10:00:00+08:00');
    officer = await desk.signer('office');
    ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    workflow = await desk.workflow('fund', application, [
      { key: 'office', onPass: { award: 'reserved' } },
      { key: 'leading-group' },
    ]);
  });
  beforeEach(() => at('2026-11-23T10:00:00+08:00'));
  afterAll(() => site.stop());

  it('takes applications of its benefits, and an application knows its round', async () => {
    const line = await desk.line(1_000_000, officer.actor);
    const offered = await benefit(line);
    const free = await benefit(line);
    const round = await made.announced(officer.actor, { line, benefits: [offered] });
    const id = await desk.applied(await desk.talent(), { benefit: offered, line });
    expect(await roundOf(id)).toBe(round);
    // Without a round it is open all year, and in none.
    expect(await roundOf(await desk.applied(await desk.talent(), { benefit: free, line }))).toBe(
      null,
    );
  });

  it('opens and ends at midnight in Shanghai, its last day in full', async () => {
    const line = await desk.line(1_000_000, officer.actor);
    const offered = await benefit(line);
    const round = await made.announced(
      officer.actor,
      { line, benefits: [offered] },
      {
        opensOn: '2026-11-25',
        closesOn: '2026-11-26',
      },
    );
    const apply = async () => desk.applied(await desk.talent(), { benefit: offered, line });
    at('2026-11-24T23:59:59+08:00');
    await expect(apply()).rejects.toEqual(
      expect.objectContaining({
        code: 'ROUND_COMING',
        facts: expect.objectContaining({ opensOn: '2026-11-25', closesOn: '2026-11-26' }),
      }),
    );
    at('2026-11-25T00:00:00+08:00');
    expect(await roundOf(await apply())).toBe(round);
    at('2026-11-26T23:59:59+08:00');
    await made.closeDue();
    expect(await stateOf(rounds, round)).toBe('announced');
    expect(await roundOf(await apply())).toBe(round);
    at('2026-11-27T00:00:00+08:00');
    // Whether or not the clock has closed it.
    await expect(apply()).rejects.toEqual(refusedWith('ROUND_OVER'));
    await made.closeDue();
    expect(await stateOf(rounds, round)).toBe('closed');
    await expect(apply()).rejects.toEqual(refusedWith('ROUND_OVER'));
  });

  it('takes what was received on paper in time, however late it is keyed in', async () => {
    const line = await desk.line(1_000_000, officer.actor);
    const offered = await benefit(line);
    const round = await made.announced(officer.actor, { line, benefits: [offered] });
    at('2026-12-02T10:00:00+08:00');
    const recorder = await desk.signer('recorder');
    const keyIn = async (day: string) => {
      const { profile } = await desk.talent();
      const data = { title: '纸质', applicant: profile.documentId, benefit: offered, line };
      const { documentId } = await desk.office.create('fund-application', data);
      await desk.submittedOnPaper(application, documentId, recorder.actor, day);
      return documentId;
    };
    expect(await roundOf(await keyIn('2026-11-30'))).toBe(round);
    await expect(keyIn('2026-12-01')).rejects.toEqual(refusedWith('ROUND_OVER'));
  });

  it('is one of one benefit within the same days', async () => {
    const line = await desk.line(1_000_000, officer.actor);
    const offered = await benefit(line);
    await made.announced(officer.actor, { line, benefits: [offered] });
    const overlapping = { opensOn: '2026-11-30', closesOn: '2026-12-05' };
    const second = await made.drafted({ line, benefits: [offered] }, overlapping);
    await expect(desk.act(rounds, second, 'announce', officer.actor)).rejects.toEqual(
      refusedWith('ALREADY_CLAIMED'),
    );
    expect(await stateOf(rounds, second)).toBe('draft');
    // The next day it may.
    const next = { opensOn: '2026-12-01', closesOn: '2026-12-05' };
    await made.announced(officer.actor, { line, benefits: [offered] }, next);
  });

  it('is called off for those who come later, and gives its days free', async () => {
    const line = await desk.line(1_000_000, officer.actor);
    const offered = await benefit(line);
    const round = await made.announced(officer.actor, { line, benefits: [offered] });
    await desk.act(rounds, round, 'cancel', officer.actor);
    const id = await desk.applied(await desk.talent(), { benefit: offered, line });
    expect(await roundOf(id)).toBe(null);
    await made.announced(officer.actor, { line, benefits: [offered] });
  });

  it('is not announced with what nobody could be paid from, or without what it needs', async () => {
    const line = await desk.line(1_000_000, officer.actor);
    const other = await desk.line(1_000_000, officer.actor);
    const announce = async (benefits: readonly string[], data: object = {}) =>
      desk.act(rounds, await made.drafted({ line, benefits }, data), 'announce', officer.actor);
    await expect(announce([])).rejects.toEqual(refusedWith('ROUND_WITHOUT_BENEFITS'));
    const elsewhere = await benefit(other);
    await expect(announce([elsewhere])).rejects.toEqual(refusedWith('ROUND_BENEFIT_LINE'));
    const offered = await benefit(line);
    for (const data of [
      { noticeNumber: null },
      { closesOn: '2026-11-19' },
      { opensOn: '2026-11-01', closesOn: '2026-11-22' },
      { method: 'ranking' },
    ]) {
      await expect(announce([offered], data)).rejects.toEqual(refusedWith('CONDITION_NOT_MET'));
    }
    const wrong = { method: 'ranking', orderBy: 'subject.teir' };
    await expect(announce([offered], wrong)).rejects.toEqual(refusedWith('ROUND_ORDER_WRONG'));
  });

  it('freezes what it called for', async () => {
    const line = await desk.line(1_000_000, officer.actor);
    const offered = await benefit(line);
    const round = await made.announced(officer.actor, { line, benefits: [offered] });
    const change = (type: string, documentId: string, data: object) =>
      site.strapi.documents(type as never).update({ documentId, data } as never);
    await expect(change(rounds, round, { closesOn: '2026-12-31' })).rejects.toThrow();
    await expect(change(rounds, round, { method: 'proportional' })).rejects.toThrow();
    const part = await site.strapi.db
      .query(roundBenefits as never)
      .findOne({ where: { round: { documentId: round } } as never });
    const { documentId } = part as { documentId: string };
    await expect(change(roundBenefits, documentId, { places: 9 })).rejects.toThrow();
    await expect(
      site.strapi.documents(rounds as never).delete({ documentId: round } as never),
    ).rejects.toThrow();
  });

  it('has places for those whom it gave some, and none for others', async () => {
    const line = await desk.line(1_000_000, officer.actor);
    const offered = await benefit(line);
    const [first, second] = [await ofEmployer(), await ofEmployer()];
    const quotas = [{ employer: first.employer, places: 1 }];
    const round = await made.announced(officer.actor, { line, benefits: [offered], quotas });
    const apply = async (by: { talent: typeof first.talent }) =>
      desk.applied(await by.talent(), { benefit: offered, line });
    const id = await apply(first);
    await expect(apply(first)).rejects.toEqual(refusedWith('NO_PLACES_LEFT'));
    await expect(apply(second)).rejects.toEqual(refusedWith('QUOTA_ABSENT'));
    await expect(apply({ talent: () => desk.talent() })).rejects.toEqual(
      refusedWith('QUOTA_ABSENT'),
    );
    // Places that are added.
    const added = await desk.office.create('round-quota', {
      ...{ round, employer: second.employer, benefit: offered, places: 1 },
    });
    await desk.act(roundQuotas, added.documentId, 'grant', officer.actor);
    await apply(second);
    // A place comes back with what is withdrawn.
    await desk.service('lifecycle').withdraw({
      ...{ type: application, documentId: id, operation: randomUUID() },
      actor: await (async () => {
        const { applicant } = await site.strapi.db.query(application as never).findOne({
          where: { documentId: id } as never,
          populate: { applicant: { populate: { user: true } } } as never,
        });
        return { kind: 'user', id: Number(applicant.user.id) };
      })(),
    });
    await apply(first);
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });

  it('tells the website when and for what it takes applications', async () => {
    const line = await desk.line(1_000_000, officer.actor);
    const offered = await benefit(line);
    const soon = await benefit(line);
    const round = await made.announced(
      officer.actor,
      { line, benefits: [offered] },
      {
        materials: '身份证明',
      },
    );
    const window = { opensOn: '2026-12-10', closesOn: '2026-12-20' };
    const coming = await made.announced(officer.actor, { line, benefits: [soon] }, window);
    const { body } = await site.http.get('/api/rounds').expect(200);
    const told = (id: string) => body.data.find((one: { id: string }) => one.id === id);
    expect(told(round)).toEqual({
      id: round,
      title: expect.any(String),
      noticeNumber: expect.any(String),
      opensOn: '2026-11-20',
      closesOn: '2026-11-30',
      phase: 'open',
      materials: '身份证明',
      summary: null,
      benefits: [{ id: offered, title: expect.any(String) }],
    });
    expect(told(coming).phase).toBe('coming');
    const benefits = (await site.http.get('/api/benefits').expect(200)).body.data;
    const closed = benefits.find((one: { id: string }) => one.id === soon);
    expect(closed.open).toBe(false);
    expect(closed.closedBecause[0].zh).toContain('2026-12-10');
    expect(benefits.find((one: { id: string }) => one.id === offered).open).toBe(true);
  });
});
