import { decidedBy, signNext } from '../factories/decided';
import { application, createDesk, fundLine, type Desk } from '../factories/desk';
import { createPanel } from '../factories/panel';
import { createRole } from '../factories/roles';
import { spentByKind } from '../../plugins/talent-office/server/src/office/fund/kinds';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;
const carryOvers = 'plugin::talent-office.carry-over';
const disbursements = 'plugin::talent-office.disbursement';
const years = 'plugin::talent-office.fund-year';
const budget = 1_000_000;

/** What becomes of the rest of a year (结转、交回). */
describe('the rest of a year', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let leader: Signer;
  let common: { kind: string; amountExpression: string; ruleSet: string; workflow: string };
  let year = 2500;

  const refusal = async (attempt: Promise<unknown>) => {
    try {
      await attempt;
    } catch (error) {
      const { code, facts } = error as { code?: string; facts?: Record<string, unknown> };
      if (!code) throw error;
      return { code, facts };
    }
    return { code: 'not refused', facts: {} };
  };
  const yearOf = async (line: string) =>
    (
      await site.strapi.db
        .query(fundLine as never)
        .findOne({ where: { documentId: line } as never, populate: ['fundYear'] as never })
    ).fundYear as { id: number; documentId: string; year: number };
  const openLine = (at: number) => desk.line(budget, officer.actor, at);
  const startClosing = async (line: string) =>
    desk.act(years, (await yearOf(line)).documentId, 'startClosing', officer.actor);
  const close = async (line: string) =>
    desk.act(years, (await yearOf(line)).documentId, 'close', officer.actor);
  const handIn = async (line: string, decision: 'carry' | 'return') => {
    const { documentId } = await desk.office.create('carry-over', {
      ...{ title: '年终结余', line, decision, reason: '项目跨年' },
    });
    await desk.act(carryOvers, documentId, 'submit', officer.actor);
    return documentId;
  };
  const signed = async (documentId: string) => {
    await signNext(site.strapi, carryOvers, documentId);
    await signNext(site.strapi, carryOvers, documentId);
  };
  const decide = async (line: string, decision: 'carry' | 'return') => {
    const documentId = await handIn(line, decision);
    await signed(documentId);
    return documentId;
  };
  /** Lines of a year that took what was carried. */
  const carried = async (at: number) =>
    (await site.strapi.db.query(fundLine as never).findMany({
      where: { fundYear: { year: at }, source: 'carry-over' } as never,
      populate: ['originLine'] as never,
    })) as {
      documentId: string;
      title: string;
      use: string;
      state: string;
      originYear: number;
      originLine: { documentId: string };
    }[];
  const award = async (line: string) => {
    const benefit = await desk.benefit({ ...common, line });
    const documentId = await desk.applied(await desk.talent(), { benefit, line });
    for (const { token } of [officer, leader]) {
      expect((await desk.decide(application, documentId, token)).status).toBe(200);
    }
    const one = await site.strapi.db
      .query(disbursements as never)
      .findOne({ where: { application: { documentId } } as never });
    return one as { documentId: string };
  };
  const moveOn = (documentId: string, action: string) =>
    desk.act(disbursements, documentId, action, { kind: 'system', id: 'test' } as never);

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    leader = await desk.signer('leading-group');
    await decidedBy(site.strapi, 'carry-over', 'carry-over');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const workflow = await desk.workflow('fund', application, [
      { key: 'office' },
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    common = { kind: 'kind', amountExpression: '1000', ruleSet, workflow };
  });
  beforeEach(() => {
    year += 10;
  });
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
  afterAll(() => site.stop());

  it('is carried to a line of the next year that says where it came from; that is no budget', async () => {
    const from = await openLine(year);
    await openLine(year + 1);
    await startClosing(from);
    expect((await refusal(close(from))).code).toBe('YEAR_NOT_SETTLED');
    const documentId = await decide(from, 'carry');
    expect(await desk.stored(carryOvers, documentId)).toMatchObject({ state: 'settled' });
    expect(Number((await desk.stored(carryOvers, documentId)).amountFen)).toBe(budget);

    const [to] = await carried(year + 1);
    expect(to).toMatchObject({
      title: `引进（${year}年结转）`,
      use: 'introduction',
      state: 'open',
      originYear: year,
      originLine: { documentId: from },
    });
    expect(await desk.totals(to?.documentId ?? '')).toMatchObject({
      supplied: 0,
      carried: budget,
      available: budget,
    });
    expect(await desk.totals(from)).toMatchObject({
      supplied: budget,
      carried: -budget,
      available: 0,
    });
    const shortfall = async () =>
      Number(
        (await desk.stored(years, (await yearOf(to?.documentId ?? '')).documentId)).shortfallFen,
      );
    // The floor counts the own budget of the year alone.
    expect(await shortfall()).toBe(120_000_000 - budget);
    await close(from);
    expect((await desk.stored(years, (await yearOf(from)).documentId)).state).toBe('closed');
  });

  it('is returned to the treasury', async () => {
    const from = await openLine(year);
    await startClosing(from);
    await decide(from, 'return');
    expect(await desk.totals(from)).toMatchObject({ available: 0, byPhase: { returned: budget } });
    const kinds = (await spentByKind(site.strapi, [from])).get(from) ?? [];
    expect(kinds.map(({ usedFen }) => usedFen)).toEqual([0, 0, 0]);
    await close(from);
  });

  it('is decided about once the year has begun to close, and once the next one is open', async () => {
    const from = await openLine(year);
    expect((await refusal(handIn(from, 'return'))).code).toBe('CONDITION_NOT_MET');
    await startClosing(from);
    expect(await refusal(handIn(from, 'carry'))).toMatchObject({
      code: 'CONDITION_NOT_MET',
      facts: { zh: expect.stringContaining('下一年度') },
    });
    await openLine(year + 1);
    const first = await handIn(from, 'carry');
    expect((await refusal(handIn(from, 'return'))).code).toBe('ALREADY_CLAIMED');
    await signed(first);
    expect(await refusal(handIn(from, 'carry'))).toMatchObject({
      code: 'CONDITION_NOT_MET',
      facts: { zh: expect.stringContaining('没有可以结转') },
    });
  });

  it('that is refused stays where it is, and may be decided about again', async () => {
    const from = await openLine(year);
    await startClosing(from);
    const documentId = await handIn(from, 'return');
    await signNext(site.strapi, carryOvers, documentId, 'refuse');
    expect((await desk.totals(from)).available).toBe(budget);
    await decide(from, 'return');
    expect((await desk.totals(from)).available).toBe(0);
  });

  it('a commitment goes along, and stands in the next year; what is at the bank stays', async () => {
    const from = await openLine(year);
    await openLine(year + 1);
    const [one, sent] = [await award(from), await award(from)];
    await moveOn(sent.documentId, 'lock');
    await startClosing(from);
    const documentId = await decide(from, 'carry');
    expect(Number((await desk.stored(carryOvers, documentId)).commitmentsFen)).toBe(1000);
    const [to] = await carried(year + 1);
    expect(await desk.totals(to?.documentId ?? '')).toMatchObject({
      carried: budget - 1000,
      available: budget - 2000,
      byPhase: { committed: 1000 },
    });
    expect(await desk.totals(from)).toMatchObject({ available: 0, byPhase: { sent: 1000 } });
    expect((await refusal(close(from))).code).toBe('YEAR_NOT_SETTLED');
    for (const step of ['lock', 'settle']) await moveOn(one.documentId, step);
    expect((await desk.totals(to?.documentId ?? '')).byPhase).toMatchObject({ paid: 1000 });
    await moveOn(sent.documentId, 'settle');
    await close(from);
  });

  it('what comes back later is decided about by itself', async () => {
    const from = await openLine(year);
    await openLine(year + 1);
    const sent = await award(from);
    await moveOn(sent.documentId, 'lock');
    await startClosing(from);
    const first = await handIn(from, 'carry');
    // The bank gives it back while the rest is being decided about.
    await moveOn(sent.documentId, 'bounce');
    await site.strapi.db.transaction(({ trx }) =>
      desk
        .service('ledger')
        .bring(
          trx,
          { type: disbursements, documentId: sent.documentId, limit: 'part' },
          null,
          null,
          0,
          { operation: `stop/${year}`, reason: 'stopped', reference: 'test', actor: 'test' },
        ),
    );
    await site.strapi.db
      .connection('talent_office_disbursements')
      .where({ document_id: sent.documentId })
      .update({ state: 'sent' });
    await signed(first);
    const [to] = await carried(year + 1);
    expect((await desk.totals(from)).available).toBe(1000);
    await decide(from, 'carry');
    expect(await carried(year + 1)).toHaveLength(1);
    expect(await desk.totals(to?.documentId ?? '')).toMatchObject({ available: budget });
  });

  it('the budget of a year reads what became of it, for who may read the fund', async () => {
    const from = await openLine(year);
    const next = await openLine(year + 1);
    await award(from);
    await startClosing(from);
    await decide(from, 'carry');
    const panel = createPanel(site);
    const reader = async (name: string, own: 'fund.read'[]) => {
      await panel.account(name, await createRole(site, name, { own }));
      return panel.logIn(`${name}@jinlan.test`);
    };
    const [allowed, other] = [await reader('budget', ['fund.read']), await reader('none', [])];
    const read = async (line: string, token: string) =>
      panel.send(
        'get',
        `/talent-office/fund-years/${(await yearOf(line)).documentId}/budget`,
        token,
      );
    const zero = { addedFen: 0, revisedFen: 0 };
    const { body } = await read(from, allowed);
    const old = {
      ...zero,
      originalFen: budget,
      carriedFen: -budget,
      adjustedFen: 0,
      usedFen: 0,
      availableFen: 0,
    };
    expect(body.data).toMatchObject({ year, state: 'closing', lines: [old], total: old });
    expect((await read(next, allowed)).body.data).toMatchObject({
      lines: [
        { ...zero, originalFen: budget, carriedFen: 0, adjustedFen: budget, availableFen: budget },
        {
          ...zero,
          originYear: year,
          originalFen: 0,
          carriedFen: budget,
          adjustedFen: budget,
          usedFen: 1000,
          availableFen: budget - 1000,
        },
      ],
      total: { originalFen: budget, carriedFen: budget, adjustedFen: 2 * budget, usedFen: 1000 },
    });
    expect((await read(from, other)).status).toBe(403);
    expect(
      (await panel.send('get', '/talent-office/fund-years/nothere/budget', allowed)).status,
    ).toBe(404);
  });

  // The last: what runs at night two years later ends the sessions of those who signed in here.
  it('is carried two years at most, then returned; the office is told ninety days before', async () => {
    const from = await openLine(year);
    await openLine(year + 1);
    await openLine(year + 2);
    await openLine(year + 3);
    await startClosing(from);
    await decide(from, 'carry');
    const [second] = await carried(year + 1);
    await startClosing(second?.documentId ?? '');
    await decide(second?.documentId ?? '', 'carry');
    const [third] = await carried(year + 2);
    const line = third?.documentId ?? '';
    expect(third).toMatchObject({ originYear: year, originLine: { documentId: from } });

    const remind = (day: string) =>
      desk
        .service('clock')
        .during(new Date(`${day}T04:00:00.000Z`), () => desk.service('jobs').runDue());
    await remind(`${year + 2}-10-01`);
    expect(await desk.messagesOf(line)).toEqual([]);
    await remind(`${year + 2}-10-02`);
    await remind(`${year + 2}-10-03`);
    expect((await desk.messagesOf(line)).length).toBeGreaterThan(0);

    await startClosing(line);
    expect(await refusal(handIn(line, 'carry'))).toMatchObject({
      code: 'CONDITION_NOT_MET',
      facts: { zh: expect.stringContaining('满两年') },
    });
    await decide(line, 'return');
    expect((await desk.totals(line)).byPhase).toEqual({ returned: budget });
  });
});
