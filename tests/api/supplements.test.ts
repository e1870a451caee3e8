import { added, decidedBy, signNext } from '../factories/decided';
import { createDesk, fundLine, type Desk } from '../factories/desk';
import { createPanel } from '../factories/panel';
import { createRole } from '../factories/roles';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;
const revisions = 'plugin::talent-office.budget-revision';
const years = 'plugin::talent-office.fund-year';
const floor = 120_000_000;
const most = Number.MAX_SAFE_INTEGER;

/** A revision of one line alone: more money for it (追加), or less (核减). */
describe('supplements and reductions of the budget', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let finance: Signer;
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
  const draftLine = async (year: string, budgetFen: number, more: object = {}) =>
    (
      await desk.office.create('fund-line', {
        ...{ title: '引进', use: 'introduction', source: 'own-budget', fundYear: year },
        ...{ budgetFen: String(budgetFen), ...more },
      })
    ).documentId;
  /** An open year without a shortfall, with one line of the own budget. */
  const openYear = async (budgetFen: number) => {
    const data = { year: 2500 + (count += 1) };
    const { documentId: year } = await desk.office.create('fund-year', data);
    const line = await draftLine(year, budgetFen);
    await desk.act(years, year, 'open', officer.actor);
    return { year, line };
  };
  const draft = async (which: 'fromLine' | 'toLine', line: string, amountFen: number) =>
    (
      await desk.office.create('budget-revision', {
        ...{ title: '调整', [which]: line, amountFen: String(amountFen), reason: '上级追加' },
      })
    ).documentId;
  const handIn = async (which: 'fromLine' | 'toLine', line: string, amountFen: number) => {
    const documentId = await draft(which, line, amountFen);
    await desk.act(revisions, documentId, 'submit', officer.actor);
    return documentId;
  };
  const sign = (documentId: string) => signNext(site.strapi, revisions, documentId);
  const decide = async (which: 'fromLine' | 'toLine', line: string, amountFen: number) => {
    const documentId = await handIn(which, line, amountFen);
    await sign(documentId);
    await sign(documentId);
    return documentId;
  };
  const supplied = async (line: string) => (await desk.totals(line)).supplied;

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    finance = await desk.signer('finance');
    await decidedBy(site.strapi, 'budget-revision', 'budget-revision');
  });
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
  afterAll(() => site.stop());

  it('change the supply by decision, and stand in the table of the budget as added', async () => {
    const { year, line } = await openYear(floor);
    const documentId = await handIn('toLine', line, 5000);
    await sign(documentId);
    expect(await supplied(line)).toBe(floor);
    await sign(documentId);
    expect(await supplied(line)).toBe(floor + 5000);
    const [stored] = await site.strapi.db.query(revisions as never).findMany({
      where: { documentId } as never,
      populate: ['fundYear'] as never,
    });
    expect(stored).toMatchObject({ state: 'approved', fundYear: { documentId: year } });
    await decide('fromLine', line, 2000);
    expect(await supplied(line)).toBe(floor + 3000);
    expect(Number((await desk.stored(fundLine, line)).budgetFen)).toBe(floor + 3000);

    const panel = createPanel(site);
    await panel.account('reader', await createRole(site, 'reader', { own: ['fund.read'] }));
    const path = `/talent-office/fund-years/${year}/budget`;
    const table = await panel.send('get', path, await panel.logIn('reader@jinlan.test'));
    expect(table.body.data.lines).toMatchObject([
      { originalFen: floor, addedFen: 3000, revisedFen: 0, adjustedFen: floor + 3000 },
    ]);
  });

  it('tell in the trail of the line which decision it was, and why', async () => {
    const { line } = await openYear(floor);
    const documentId = await decide('toLine', line, 5000);
    const [row] = await desk
      .service('audit')
      .history(site.strapi.db.connection, { type: fundLine, documentId: line });
    expect(row).toMatchObject({
      action: 'entry.revise',
      actor: { kind: 'system', id: `${revisions}:${documentId}` },
      reason: '上级追加',
    });
  });

  it('are never the office’s alone, and are handed in by it', async () => {
    const { line } = await openYear(floor);
    for (const which of ['fromLine', 'toLine'] as const) {
      const documentId = await draft(which, line, 1);
      const attempt = (action: string, { actor }: Signer) =>
        refusal(desk.act(revisions, documentId, action, actor));
      expect(await attempt('adjust', officer)).toMatchObject({
        code: 'CONDITION_NOT_MET',
        facts: { zh: expect.stringContaining('须报批') },
      });
      expect((await attempt('submit', finance)).code).toBe('NOT_BY_YOU');
    }
    const nothing = await desk.office.create('budget-revision', {
      ...{ title: '空', amountFen: '1', reason: '无' },
    });
    for (const action of ['adjust', 'submit']) {
      const attempt = desk.act(revisions, nothing.documentId, action, officer.actor);
      expect((await refusal(attempt)).code).toBe('FACTS_MISSING');
    }
    expect(await supplied(line)).toBe(floor);
  });

  it('that are refused change nothing', async () => {
    const { line } = await openYear(floor);
    const documentId = await handIn('toLine', line, 5000);
    await signNext(site.strapi, revisions, documentId, 'refuse');
    expect(await supplied(line)).toBe(floor);
  });

  it('leave the floor of the own budget, at the last signature', async () => {
    const { line } = await openYear(floor + 1000);
    const [one, other] = [await handIn('fromLine', line, 600), await handIn('fromLine', line, 600)];
    for (const documentId of [one, other]) await sign(documentId);
    await sign(one);
    expect(await refusal(sign(other))).toMatchObject({
      code: 'CONDITION_NOT_MET',
      facts: { zh: expect.stringContaining('低于下限') },
    });
    expect(await supplied(line)).toBe(floor + 400);
  });

  it('leave what is used or has gone to another line', async () => {
    const { year, line } = await openYear(floor);
    const upper = await draftLine(year, 1000, { source: 'upper-level' });
    const other = await draftLine(year, 0, { source: 'upper-level' });
    for (const one of [upper, other]) await added(site.strapi, one, officer.actor);
    const moved = await desk.office.create('budget-revision', {
      ...{ title: '调剂', fromLine: upper, toLine: other, amountFen: '700', reason: '申报增多' },
    });
    await desk.act(revisions, moved.documentId, 'submit', officer.actor);
    await sign(moved.documentId);
    await sign(moved.documentId);
    const documentId = await handIn('fromLine', upper, 301);
    await sign(documentId);
    expect(await refusal(sign(documentId))).toMatchObject({
      code: 'SUPPLY_BELOW_USE',
      facts: { used: 700, wanted: 699 },
    });
    await decide('fromLine', upper, 300);
    expect(await desk.totals(upper)).toMatchObject({ supplied: 700, available: 0 });
    expect(await supplied(line)).toBe(floor);
  });

  it('are of an open line alone, also at the last signature', async () => {
    const { year, line } = await openYear(floor);
    const planned = await draftLine(year, 1000);
    const notOpen = {
      code: 'CONDITION_NOT_MET',
      facts: { zh: expect.stringContaining('开放状态') },
    };
    expect(await refusal(handIn('toLine', planned, 1))).toMatchObject(notOpen);
    const documentId = await handIn('toLine', line, 5000);
    await sign(documentId);
    await desk.act(years, year, 'startClosing', officer.actor);
    expect(await refusal(sign(documentId))).toMatchObject(notOpen);
    expect(await supplied(line)).toBe(floor);
  });

  it('add nothing to carried money', async () => {
    const { year } = await openYear(floor);
    const carried = await draftLine(year, 1000, { source: 'carry-over', originYear: 2499 });
    await added(site.strapi, carried, officer.actor);
    expect(await refusal(handIn('toLine', carried, 1))).toMatchObject({
      code: 'CONDITION_NOT_MET',
      facts: { zh: expect.stringContaining('结转资金不能追加') },
    });
    await decide('fromLine', carried, 1);
    expect(await supplied(carried)).toBe(999);
  });

  it('make no budget below nothing, nor one that cannot be counted', async () => {
    const { year, line } = await openYear(floor);
    const outOfRange = {
      code: 'CONDITION_NOT_MET',
      facts: { zh: expect.stringContaining('可以记录的金额') },
    };
    expect(await refusal(handIn('toLine', line, most))).toMatchObject(outOfRange);
    expect(await refusal(handIn('fromLine', line, floor + 1))).toMatchObject(outOfRange);
    const upper = await draftLine(year, 1, { source: 'upper-level' });
    await added(site.strapi, upper, officer.actor);
    // Each of them could be counted, and both together could not.
    const documentId = await handIn('toLine', upper, most - 1);
    await sign(documentId);
    expect((await refusal(sign(documentId))).code).toBe('SUPPLY_TOO_LARGE');
    expect(await supplied(upper)).toBe(1);
  });

  it('that were returned are not mended into another year', async () => {
    const [one, other] = [await openYear(floor), await openYear(floor)];
    const documentId = await handIn('toLine', one.line, 5000);
    const confirmer = await desk.signer('budget-confirmer');
    const returned = { choice: 'return', comment: '补正', parts: ['toLine'] };
    expect((await desk.decide(revisions, documentId, confirmer.token, returned)).status).toBe(200);
    await site.strapi.documents(revisions as never).update({
      documentId,
      data: { toLine: other.line } as never,
    });
    await desk.act(revisions, documentId, 'submit', officer.actor);
    await sign(documentId);
    expect(await refusal(sign(documentId))).toMatchObject({ code: 'CONDITION_NOT_MET' });
    expect(await supplied(other.line)).toBe(floor);
  });
});
