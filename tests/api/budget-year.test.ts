import { budgeted, decidedBy, signNext } from '../factories/decided';
import { application, createDesk, fundLine, type Desk } from '../factories/desk';
import { writeAsEngine } from '../factories/engine-state';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;
const years = 'plugin::talent-office.fund-year';
const floor = 120_000_000;

/** From the plan of a year to its end. */
describe('the budget of a year', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let leader: Signer;
  let common: { kind: string; amountExpression: string; ruleSet: string; workflow: string };
  let count = 0;

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
  const act = (documentId: string, action: string, input = {}) =>
    site.strapi
      .plugin('talent-office')
      .service('lifecycle')
      .act({
        ...{ type: years, documentId, action, actor: officer.actor, input },
        operation: `test/${(count += 1)}`,
      });
  const stateOf = async (type: string, documentId: string) =>
    (await desk.stored(type, documentId)).state;
  const draftLine = async (fundYear: string, more: object = {}) =>
    (
      await desk.office.create('fund-line', {
        ...{ title: '引进', use: 'introduction', source: 'own-budget' },
        budgetFen: String(floor),
        fundYear,
        ...more,
      })
    ).documentId;
  const draftYear = async (more: object = {}) => {
    const year = (await desk.office.create('fund-year', { year: 2400 + (count += 1) })).documentId;
    return { year, line: await draftLine(year, more) };
  };
  const handedIn = async () => {
    const made = await draftYear();
    await decidedBy(site.strapi, 'budget-arrangement', 'fund-year');
    await act(made.year, 'budget');
    await signNext(site.strapi, years, made.year);
    return made;
  };
  const update = (line: string, data: object) =>
    site.strapi.documents(fundLine as never).update({ documentId: line, data: data as never });

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    leader = await desk.signer('leading-group');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const workflow = await desk.workflow('fund', application, [
      { key: 'office' },
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    common = { kind: 'kind', amountExpression: '1000', ruleSet, workflow };
  });
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
  afterAll(() => site.stop());

  it('is decided before the year is opened, with its lines', async () => {
    const { year, line } = await draftYear();
    expect(await refusal(act(year, 'open'))).toMatchObject({ code: 'ACTION_NOT_POSSIBLE' });
    await budgeted(site.strapi, year, officer.actor);
    const stored = await desk.stored(years, year);
    expect(stored.state).toBe('budgeted');
    expect(Number(stored.budgetFen)).toBe(floor);
    expect(stored.budgetLines).toContain('引进｜人才引进｜本区预算｜¥1,200,000.00');
    expect(await stateOf(fundLine, line)).toBe('budgeted');
    expect((await desk.totals(line)).available).toBe(0);
    await expect(update(line, { budgetFen: '1' })).rejects.toMatchObject({
      details: { code: 'GUARDED_ATTRIBUTE' },
    });
    await act(year, 'open');
    expect((await desk.totals(line)).available).toBe(floor);
    expect(Number((await desk.stored(fundLine, line)).originalFen)).toBe(floor);
  });

  it('has lines, and holds the floor, when it is handed in', async () => {
    await decidedBy(site.strapi, 'budget-arrangement', 'fund-year');
    const empty = await desk.office.create('fund-year', { year: 2400 + (count += 1) });
    expect(await refusal(act(empty.documentId, 'budget'))).toMatchObject({
      code: 'CONDITION_NOT_MET',
      facts: { zh: expect.stringContaining('还没有资金项目') },
    });
    const { year } = await draftYear({ budgetFen: String(floor - 1) });
    expect(await refusal(act(year, 'budget'))).toMatchObject({
      code: 'CONDITION_NOT_MET',
      facts: { zh: expect.stringContaining('低于下限') },
    });
  });

  it.each([
    ['another amount', (line: string) => update(line, { budgetFen: String(floor + 1) })],
    ['another use', (line: string) => update(line, { use: 'training' })],
    ['another source', (line: string) => update(line, { source: 'upper-level' })],
    [
      'one line less',
      (line: string) => site.strapi.documents(fundLine as never).delete({ documentId: line }),
    ],
  ])('finds %s that came while it was decided', async (_what, change) => {
    const { year, line } = await handedIn();
    await change(line);
    const found = await refusal(signNext(site.strapi, years, year));
    expect(found).toMatchObject({
      code: 'BUDGET_CHANGED',
      facts: { gone: expect.stringContaining('¥1,200,000.00') },
    });
    expect(await stateOf(years, year)).toBe('draft');
  });

  it('finds a line that was added while it was decided, and goes on when it is gone again', async () => {
    const { year, line } = await handedIn();
    const added = await draftLine(year, { budgetFen: '100' });
    expect(await refusal(signNext(site.strapi, years, year))).toMatchObject({
      code: 'BUDGET_CHANGED',
      facts: { added: expect.stringContaining('¥1.00') },
    });
    expect([await stateOf(fundLine, line), await stateOf(fundLine, added)]).toEqual([
      'draft',
      'draft',
    ]);
    await site.strapi.documents(fundLine as never).delete({ documentId: added });
    await signNext(site.strapi, years, year);
    expect(await stateOf(years, year)).toBe('budgeted');
  });

  it('that is refused goes back to a draft as it was, and may be handed in again', async () => {
    const { year, line } = await handedIn();
    await signNext(site.strapi, years, year, 'refuse');
    expect([await stateOf(years, year), await stateOf(fundLine, line)]).toEqual(['draft', 'draft']);
    await update(line, { budgetFen: String(floor + 500) });
    await budgeted(site.strapi, year, officer.actor);
    expect(Number((await desk.stored(years, year)).budgetFen)).toBe(floor + 500);
  });

  it('that was decided is drawn up anew only to be decided anew', async () => {
    const { year, line } = await draftYear();
    await budgeted(site.strapi, year, officer.actor);
    await act(year, 'redraft');
    expect([await stateOf(years, year), await stateOf(fundLine, line)]).toEqual(['draft', 'draft']);
    await update(line, { budgetFen: String(floor * 2) });
    expect((await refusal(act(year, 'open'))).code).toBe('ACTION_NOT_POSSIBLE');
    await budgeted(site.strapi, year, officer.actor);
    await act(year, 'open');
    expect((await desk.totals(line)).available).toBe(floor * 2);
  });

  it('is not opened with a use plan of other sums than were budgeted since', async () => {
    const { year, line } = await draftYear();
    await budgeted(site.strapi, year, officer.actor);
    await decidedBy(site.strapi, 'use-plan', 'use-plan');
    const plans = 'plugin::talent-office.use-plan';
    const plan = await desk.office.create('use-plan', {
      ...{ title: '使用计划', text: '按用途安排', fundYear: year },
    });
    await desk.act(plans, plan.documentId, 'submit', officer.actor);
    for (let seat = 0; seat < 2; seat += 1) await signNext(site.strapi, plans, plan.documentId);
    await act(year, 'redraft');
    await update(line, { budgetFen: String(floor * 2) });
    await budgeted(site.strapi, year, officer.actor);
    expect((await refusal(act(year, 'open'))).code).toBe('BUDGET_CHANGED');
    expect(await stateOf(fundLine, line)).toBe('budgeted');
    await desk.act(plans, plan.documentId, 'supersede', officer.actor);
    await act(year, 'open');
    expect(await stateOf(fundLine, line)).toBe('open');
  });

  const openYear = async () => {
    const made = await draftYear();
    await budgeted(site.strapi, made.year, officer.actor);
    await act(made.year, 'open');
    await decidedBy(site.strapi, 'line-addition', 'fund-line');
    return made;
  };
  const add = (line: string) => desk.act(fundLine, line, 'add', officer.actor);

  it.each([
    ['of the own budget', {}],
    ['from above', { source: 'upper-level' }],
    ['for another use', { use: 'other', otherReason: '专项调研' }],
  ])('takes another line %s into an open year only by decision', async (_which, more) => {
    const { year } = await openYear();
    const other = await draftLine(year, more);
    await add(other);
    expect((await desk.totals(other)).available).toBe(0);
    await signNext(site.strapi, fundLine, other);
    expect((await desk.totals(other)).available).toBe(0);
    await signNext(site.strapi, fundLine, other);
    expect((await desk.totals(other)).available).toBe(floor);
    expect(Number((await desk.stored(fundLine, other)).originalFen)).toBe(floor);
  });

  it('takes no line whose addition was refused, nor one for another use without a reason', async () => {
    const { year } = await openYear();
    const [refused, unreasoned] = [await draftLine(year), await draftLine(year, { use: 'other' })];
    await add(refused);
    await signNext(site.strapi, fundLine, refused, 'refuse');
    expect(await stateOf(fundLine, refused)).toBe('draft');
    expect((await desk.totals(refused)).available).toBe(0);
    expect(await refusal(add(unreasoned))).toMatchObject({
      code: 'CONDITION_NOT_MET',
      facts: { zh: expect.stringContaining('理由') },
    });
  });

  it('takes no line before it is open, nor one decided when it is open no more', async () => {
    const { line: planned } = await draftYear();
    expect(await refusal(add(planned))).toMatchObject({
      code: 'CONDITION_NOT_MET',
      facts: { zh: expect.stringContaining('已开放的年度') },
    });
    const { year } = await openYear();
    const late = await draftLine(year, { source: 'upper-level' });
    await add(late);
    await signNext(site.strapi, fundLine, late);
    expect((await refusal(act(year, 'startClosing'))).code).toBe('CASE_IS_OPEN');
    // As of a line that was handed in while the year began to close.
    await writeAsEngine(site, years, year, { state: 'closing' });
    expect((await refusal(signNext(site.strapi, fundLine, late))).code).toBe('LINE_CLOSED');
    expect((await desk.totals(late)).available).toBe(0);
  });

  it('that closes takes no new commitment, and pays what is committed', async () => {
    const { year, line } = await draftYear();
    await budgeted(site.strapi, year, officer.actor);
    await act(year, 'open');
    const benefit = await desk.benefit({ ...common, line });
    const applied = async () => desk.applied(await desk.talent(), { benefit, line });
    const decided = (documentId: string, { token }: Signer) =>
      desk.decide(application, documentId, token);
    const [awarded, reserved, begun] = [await applied(), await applied(), await applied()];
    expect((await decided(awarded, officer)).status).toBe(200);
    expect((await decided(awarded, leader)).status).toBe(200);
    expect((await decided(reserved, officer)).status).toBe(200);
    expect((await decided(begun, officer)).status).toBe(200);

    await act(year, 'startClosing');
    expect([await stateOf(years, year), await stateOf(fundLine, line)]).toEqual([
      'closing',
      'closed',
    ]);
    const late = await decided(reserved, leader);
    expect([late.status, late.body.error?.details?.code]).toEqual([409, 'LINE_CLOSED']);
    expect((await desk.totals(line)).byPhase).toMatchObject({ committed: 1000 });

    const { code, facts } = await refusal(act(year, 'close'));
    expect(code).toBe('YEAR_NOT_SETTLED');
    expect(facts?.items).toEqual([
      { line: '引进', phase: 'available', amount: floor - 1000 },
      { line: '引进', phase: 'committed', amount: 1000 },
      { line: '引进', phase: 'case', amount: 2 },
    ]);
    expect((facts?.left as { zh: string }).zh).toContain('在办申请 2 件');
    expect(await stateOf(years, year)).toBe('closing');
  });
});
