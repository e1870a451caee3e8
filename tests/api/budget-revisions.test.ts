import { added, decidedBy, signNext } from '../factories/decided';
import { createDesk, fundLine, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;
const revisions = 'plugin::talent-office.budget-revision';
const fundYear = 'plugin::talent-office.fund-year';
const budget = 1_000_000;

/** Money that goes from one line of a year to another (预算调剂). */
describe('revisions of the budget', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let finance: Signer;

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
  /** Lines of one open year: two of one use, one of another. */
  const openLines = async () => {
    const lines = await desk.lines(3, budget, officer.actor, undefined, [
      'introduction',
      'introduction',
      'training',
    ]);
    return lines as [string, string, string];
  };
  type Line = string | null;
  const draft = async (fromLine: Line, toLine: Line, amountFen: number) =>
    (
      await desk.office.create('budget-revision', {
        ...{ title: '调剂', fromLine, toLine, amountFen: String(amountFen), reason: '申报增多' },
      })
    ).documentId;
  const adjust = async (from: Line, to: Line, amountFen: number, actor = officer.actor) =>
    desk.act(revisions, await draft(from, to, amountFen), 'adjust', actor);
  const submit = async (from: Line, to: Line, amountFen: number) => {
    const documentId = await draft(from, to, amountFen);
    await desk.act(revisions, documentId, 'submit', officer.actor);
    return documentId;
  };
  const yearOf = async (line: string) =>
    (
      await site.strapi.db
        .query(fundLine as never)
        .findOne({ where: { documentId: line } as never, populate: ['fundYear'] as never })
    ).fundYear as { documentId: string };
  const free = async (line: string) => (await desk.totals(line)).available;

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

  it('inside one use the office moves money at once, up to its share of the line', async () => {
    const [from, to] = await openLines();
    await adjust(from, to, 60_000);
    expect([await free(from), await free(to)]).toEqual([budget - 60_000, budget + 60_000]);
    expect(await desk.totals(from)).toMatchObject({ supplied: budget, carried: -60_000 });
    await adjust(from, to, 40_000);
    expect(await refusal(adjust(from, to, 1))).toMatchObject({
      code: 'CONDITION_NOT_MET',
      facts: { zh: expect.stringContaining('领导小组') },
    });
    expect(await free(from)).toBe(budget - 100_000);
  });

  it('what came in counts for the share as what went out, and nothing makes up for it', async () => {
    const [from, to] = await openLines();
    await adjust(from, to, 70_000);
    await adjust(to, from, 30_000);
    expect((await refusal(adjust(to, from, 1))).code).toBe('CONDITION_NOT_MET');
    expect((await refusal(adjust(from, to, 1))).code).toBe('CONDITION_NOT_MET');
  });

  it('the share is a setting', async () => {
    const [from, to] = await openLines();
    const setting = 'plugin::talent-office.office-setting' as never;
    await site.strapi.db.query(setting).create({ data: { revisionLimitPercent: 0 } as never });
    expect((await refusal(adjust(from, to, 1))).code).toBe('CONDITION_NOT_MET');
    await site.strapi.db.query(setting).deleteMany({});
    await adjust(from, to, 1);
  });

  it('across uses the leading group decides, and the money follows its decision', async () => {
    const [from, , other] = await openLines();
    expect(await refusal(adjust(from, other, 1))).toMatchObject({
      code: 'CONDITION_NOT_MET',
      facts: { zh: expect.stringContaining('跨用途') },
    });
    const documentId = await submit(from, other, 500_000);
    await signNext(site.strapi, revisions, documentId);
    expect(await free(other)).toBe(budget);
    await signNext(site.strapi, revisions, documentId);
    expect([await free(from), await free(other)]).toEqual([500_000, budget + 500_000]);
    expect((await desk.stored(revisions, documentId)).state).toBe('approved');
  });

  it('beyond the share the leading group decides, and uses up none of it', async () => {
    const [from, to] = await openLines();
    const documentId = await submit(from, to, 100_001);
    await signNext(site.strapi, revisions, documentId);
    await signNext(site.strapi, revisions, documentId);
    await adjust(from, to, 100_000);
    expect(await free(from)).toBe(budget - 200_001);
  });

  it('what is the office’s to move is not handed in', async () => {
    const [from, to] = await openLines();
    expect(await refusal(submit(from, to, 100_000))).toMatchObject({
      code: 'CONDITION_NOT_MET',
      facts: { zh: expect.stringContaining('无须报批') },
    });
  });

  it('that is refused moves nothing', async () => {
    const [from, , other] = await openLines();
    const documentId = await submit(from, other, 500_000);
    await signNext(site.strapi, revisions, documentId, 'refuse');
    expect([await free(from), await free(other)]).toEqual([budget, budget]);
    expect((await desk.stored(revisions, documentId)).state).toBe('closed');
  });

  it('moves no more than is free', async () => {
    const [from, , other] = await openLines();
    const documentId = await submit(from, other, budget + 1);
    await signNext(site.strapi, revisions, documentId);
    expect((await refusal(signNext(site.strapi, revisions, documentId))).code).toBe(
      'INSUFFICIENT_FUNDS',
    );
    expect(await free(other)).toBe(budget);
  });

  it('moves nothing to itself, to another year, to another source, or of nothing', async () => {
    const [from, to] = await openLines();
    const [elsewhere] = await openLines();
    const upper = await desk.office.create('fund-line', {
      ...{ title: '上级', use: 'introduction', source: 'upper-level', budgetFen: '100' },
      fundYear: (await yearOf(from)).documentId,
    });
    await added(site.strapi, upper.documentId, officer.actor);
    for (const wrong of [from, elsewhere, upper.documentId]) {
      expect((await refusal(adjust(from, wrong, 1))).code).toBe('CONDITION_NOT_MET');
      expect((await refusal(submit(from, wrong, 1))).code).toBe('CONDITION_NOT_MET');
    }
    for (const amount of [0, -5]) {
      await expect(draft(from, to, amount)).rejects.toMatchObject({
        details: { code: 'NUMBER_RANGE' },
      });
    }
    expect((await refusal(adjust(from, to, 1, finance.actor))).code).toBe('NOT_BY_YOU');
  });

  it('moves nothing of a line whose year has begun to close', async () => {
    const [from, to, other] = await openLines();
    const documentId = await submit(from, other, 500_000);
    await signNext(site.strapi, revisions, documentId);
    await desk.act(fundYear, (await yearOf(from)).documentId, 'startClosing', officer.actor);
    expect((await refusal(signNext(site.strapi, revisions, documentId))).code).toBe(
      'CONDITION_NOT_MET',
    );
    expect((await refusal(adjust(from, to, 1))).code).toBe('CONDITION_NOT_MET');
    expect(await free(from)).toBe(budget);
  });
});
