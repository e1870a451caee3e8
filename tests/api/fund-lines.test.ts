import { added } from '../factories/decided';
import { application, createDesk, fundLine, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;
const fundYear = 'plugin::talent-office.fund-year';

/** Where the money of an award comes from, and when it is there. */
describe('the lines of a fund year', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let leader: Signer;
  let common: { kind: string; amountExpression: string; ruleSet: string; workflow: string };

  const code = async (attempt: Promise<unknown>): Promise<string> => {
    try {
      await attempt;
    } catch (error) {
      return String((error as { code?: string }).code);
    }
    return 'done';
  };

  const award = async (documentId: string) => {
    for (const { token } of [officer, leader]) {
      await desk.decide(application, documentId, token).then(({ status }) => {
        expect(status).toBe(200);
      });
    }
  };

  const committed = async (line: string) => (await desk.totals(line)).byPhase.committed ?? 0;

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
  afterAll(() => site.stop());

  it('a line that waits for its year is not opened by the clock', async () => {
    const year = await desk.office.create('fund-year', { year: 2090 });
    const line = await desk.office.create('fund-line', {
      title: '引进',
      use: 'introduction',
      source: 'own-budget',
      budgetFen: '120000000',
      fundYear: year.documentId,
    });
    await desk.service('lifecycle').actDue({ proceed: () => Promise.resolve() });
    expect((await desk.stored(fundLine, line.documentId)).state).toBe('draft');
    expect((await desk.totals(line.documentId)).available).toBe(0);
    await desk.act(fundYear, year.documentId, 'open', officer.actor);
    expect((await desk.stored(fundLine, line.documentId)).state).toBe('open');
    expect((await desk.totals(line.documentId)).available).toBe(120_000_000);
  });

  it('nobody sets what a line is supplied with, nor takes one into an open year by himself', async () => {
    const line = await desk.line(5000, officer.actor);
    const revise = { budgetFen: '6000' };
    for (const { actor } of [officer, leader]) {
      expect(await code(desk.act(fundLine, line, 'revise', actor, revise))).toBe('NOT_BY_YOU');
    }
    const { fundYear: year } = await site.strapi.db
      .query(fundLine as never)
      .findOne({ where: { documentId: line }, populate: { fundYear: true } });
    const another = await desk.office.create('fund-line', {
      title: '追加',
      use: 'introduction',
      source: 'upper-level',
      budgetFen: '100',
      fundYear: year.documentId,
    });
    expect(await code(desk.act(fundLine, another.documentId, 'add', officer.actor))).toBe(
      'WORKFLOW_NOT_IN_FORCE',
    );
    expect((await desk.totals(line)).supplied).toBe(5000);
    expect((await desk.totals(another.documentId)).supplied).toBe(0);
  });

  it('an award comes from the line of its benefit, whatever the form says', async () => {
    const own = await desk.line(100_000_000, officer.actor);
    const other = await desk.line(100_000_000, officer.actor);
    const benefit = await desk.benefit({ ...common, line: own });
    const documentId = await desk.applied(await desk.talent(), { benefit, line: other });
    await award(documentId);
    expect(await committed(own)).toBe(1000);
    expect(await committed(other)).toBe(0);
  });

  it('a benefit is had once in a budget year, from whichever line of it', async () => {
    const own = await desk.line(100_000_000, officer.actor);
    const { fundYear: year } = await site.strapi.db
      .query(fundLine as never)
      .findOne({ where: { documentId: own }, populate: { fundYear: true } });
    const second = await desk.office.create('fund-line', {
      title: '引进(追加)',
      use: 'introduction',
      source: 'upper-level',
      budgetFen: '100000000',
      fundYear: year.documentId,
    });
    await added(site.strapi, second.documentId, officer.actor);
    const benefit = await desk.benefit({ ...common, line: own });
    const who = await desk.talent();
    await award(await desk.applied(who, { benefit, line: own }));
    await site.strapi.documents('plugin::talent-office.benefit' as never).update({
      documentId: benefit,
      data: { line: second.documentId } as never,
    });
    const again = desk.applied(who, { benefit, line: second.documentId });
    expect(await code(again)).toBe('ALREADY_CLAIMED');
  });

  it('is not applied for from a line of a year that is not open, or no more', async () => {
    const year = await desk.create(fundYear, { year: 2027 });
    const closed = await desk.create(fundLine, {
      title: '引进',
      use: 'introduction',
      source: 'own-budget',
      budgetFen: '120000000',
      fundYear: year.documentId,
    });
    const line = closed.documentId;
    const benefit = await desk.benefit({ ...common, line });
    const attempt = async () => code(desk.applied(await desk.talent(), { benefit, line }));
    expect(await attempt()).toBe('CONDITION_NOT_MET');
    await desk.act(fundYear, year.documentId, 'open', officer.actor);
    expect(await attempt()).toBe('done');
    await desk.act(fundYear, year.documentId, 'startClosing', officer.actor);
    expect(await attempt()).toBe('CONDITION_NOT_MET');
  });

  it('is not applied for while its benefit has no line', async () => {
    const own = await desk.line(100_000_000, officer.actor);
    const benefit = await desk.benefit({ ...common, line: own });
    await site.strapi.documents('plugin::talent-office.benefit' as never).update({
      documentId: benefit,
      data: { line: null } as never,
    });
    const attempt = desk.applied(await desk.talent(), { benefit, line: own });
    expect(await code(attempt)).toBe('CONDITION_NOT_MET');
  });
});
