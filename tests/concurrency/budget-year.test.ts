import { randomUUID } from 'node:crypto';

import { application, createDesk, fundLine, type Desk, type Sent } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;
const fundYear = 'plugin::talent-office.fund-year';
const revisions = 'plugin::talent-office.budget-revision';
const setting = 'plugin::talent-office.office-setting';
const rounds = 5;

describe('the budget of a year, asked by two at once', () => {
  let site: Site;
  let desk: Desk;
  let officers: [Signer, Signer];
  let leader: Signer;
  let common: { kind: string; amountExpression: string; ruleSet: string; workflow: string };

  beforeAll(async () => {
    site = await startSite();
    desk = await createDesk(site);
    officers = [await desk.signer('office'), await desk.signer('office')];
    leader = await desk.signer('leading-group');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const workflow = await desk.workflow('fund', application, [
      { key: 'office' },
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    common = { kind: 'kind', amountExpression: '1000', ruleSet, workflow };
  }, 300_000);
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
  afterAll(async () => {
    await site.stop();
  });

  const request = (index: 0 | 1, type: string, id: string, action: string): Sent => ({
    path: `/talent-office/entries/${type}/${id}/actions/${action}`,
    token: officers[index].token,
    key: randomUUID(),
    body: { input: {} },
  });
  /** Both at the same moment, each on a connection of its own; what came of each. */
  const race = async (...requests: [Sent, Sent]): Promise<string[]> => {
    const answers = await Promise.all(requests.map((one) => desk.post(one)));
    return answers.map(({ status, body }) => `${status} ${body.error?.details?.code ?? 'done'}`);
  };
  const openLines = async (budget: number) =>
    (await desk.lines(2, budget, officers[0].actor)) as [string, string];
  const revision = async (fromLine: string, toLine: string, amountFen: number) =>
    (
      await desk.office.create('budget-revision', {
        ...{ title: '调剂', fromLine, toLine, amountFen: String(amountFen), reason: '申报增多' },
      })
    ).documentId;
  const free = async (line: string) => (await desk.totals(line)).available;
  /** An application of 1000 fen of which only the last signature is missing. */
  const almostAwarded = async (line: string): Promise<Sent> => {
    const benefit = await desk.benefit({ ...common, line });
    const documentId = await desk.applied(await desk.talent(), { benefit, line });
    expect((await desk.decide(application, documentId, officers[0].token)).status).toBe(200);
    return desk.decision(application, documentId, leader.token);
  };

  it('two revisions of one line keep its share: one of them succeeds', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [from, to] = await openLines(100_000);
      const [one, other] = [await revision(from, to, 6000), await revision(from, to, 6000)];
      const answers = await race(
        request(0, revisions, one, 'adjust'),
        request(1, revisions, other, 'adjust'),
      );
      expect(answers.sort()).toEqual(['200 done', '409 CONDITION_NOT_MET']);
      expect([await free(from), await free(to)]).toEqual([94_000, 106_000]);
    }
  });

  it('two revisions against each other count on both lines', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [from, to] = await openLines(100_000);
      const [one, other] = [await revision(from, to, 6000), await revision(to, from, 6000)];
      const answers = await race(
        request(0, revisions, one, 'adjust'),
        request(1, revisions, other, 'adjust'),
      );
      expect(answers.sort()).toEqual(['200 done', '409 CONDITION_NOT_MET']);
      expect((await free(from)) + (await free(to))).toBe(200_000);
    }
  });

  it('a revision and an award of the last of a line: one of them finds the money', async () => {
    await site.strapi.db.query(setting as never).create({ data: { revisionLimitPercent: 100 } });
    for (let round = 0; round < rounds; round += 1) {
      const [from, to] = await openLines(1000);
      const moves = request(0, revisions, await revision(from, to, 1000), 'adjust');
      const answers = await race(moves, await almostAwarded(from));
      expect([...answers].sort()).toEqual(['200 done', '409 INSUFFICIENT_FUNDS']);
      const { available, byPhase } = await desk.totals(from);
      const moved = answers[0] === '200 done';
      expect([available, byPhase.committed ?? 0]).toEqual([0, moved ? 0 : 1000]);
      expect(await free(to)).toBe(moved ? 2000 : 1000);
    }
    await site.strapi.db.query(setting as never).deleteMany({});
  });

  it('a year that begins to close while an award is signed: it is committed, or refused', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [line] = await openLines(1000);
      const { fundYear: year } = await site.strapi.db
        .query(fundLine as never)
        .findOne({ where: { documentId: line } as never, populate: ['fundYear'] as never });
      const closing = request(0, fundYear, year.documentId, 'startClosing');
      const [closed, awarded] = await race(closing, await almostAwarded(line));
      expect(closed).toBe('200 done');
      expect(['200 done', '409 LINE_CLOSED']).toContain(awarded);
      const { byPhase, available, closed: stands } = await desk.totals(line);
      const committed = awarded === '200 done' ? 1000 : 0;
      expect([stands, byPhase.committed ?? 0, available]).toEqual([
        true,
        committed,
        1000 - committed,
      ]);
    }
  });

  it('a year that begins to close while its lines are revised: nothing moves afterwards', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [from, to] = await openLines(100_000);
      const { fundYear: year } = await site.strapi.db
        .query(fundLine as never)
        .findOne({ where: { documentId: from } as never, populate: ['fundYear'] as never });
      const [closed, moved] = await race(
        request(0, fundYear, year.documentId, 'startClosing'),
        request(1, revisions, await revision(from, to, 6000), 'adjust'),
      );
      expect(closed).toBe('200 done');
      expect(['200 done', '409 CONDITION_NOT_MET']).toContain(moved);
      expect(await free(to)).toBe(moved === '200 done' ? 106_000 : 100_000);
    }
  });
});
