import { randomUUID } from 'node:crypto';

import type { RoundBody, RoundListBody } from '../../plugins/talent-office/shared/contracts/rounds';
import { application, createDesk, type Desk } from '../factories/desk';
import { createRounds, rounds } from '../factories/rounds';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

describe('the list of a round', () => {
  let site: Site;
  let desk: Desk;
  let made: ReturnType<typeof createRounds>;
  let officer: Signer;
  let leader: Signer;
  let ruleSet: string;
  let workflow: string;
  let kinds = 0;

  const at = (instant: string) => desk.service('clock').set(new Date(instant));
  const benefit = (line: string, amountExpression: string) =>
    desk.benefit({ kind: `list-${(kinds += 1)}`, amountExpression, ruleSet, workflow, line });
  const read = async (round: string, token = officer.token): Promise<RoundBody> => {
    const answer = await site.http
      .get(`/talent-office/rounds/${round}`)
      .auth(token, { type: 'bearer' })
      .expect(200);
    return answer.body.data;
  };
  const readList = async (list: string): Promise<RoundListBody> => {
    const answer = await site.http
      .get(`/talent-office/round-lists/${list}`)
      .auth(officer.token, { type: 'bearer' })
      .expect(200);
    return answer.body.data;
  };
  const fix = (round: string, seen: string, key: string = randomUUID()) =>
    site.http
      .post(`/talent-office/rounds/${round}/lists`)
      .auth(officer.token, { type: 'bearer' })
      .set('Idempotency-Key', key)
      .send({ seen });
  const applied = async (to: { benefit: string; line: string }, tier = 'B') => {
    const by = await desk.talent({ tier });
    return { id: await desk.applied(by, to, { requestedFen: '20000' }), by };
  };
  const withdraw = (id: string, by: { actor: object }) =>
    desk.service('lifecycle').withdraw({
      ...{ type: application, documentId: id, actor: by.actor, operation: randomUUID() },
    });
  const over = async () => {
    at('2026-12-01T09:00:00+08:00');
    await made.closeDue();
  };

  beforeAll(async () => {
    site = await startSite();
    desk = await createDesk(site);
    made = createRounds(site, desk);
    at('2026-11-23T10:00:00+08:00');
    officer = await desk.signer('office');
    leader = await desk.signer('leading-group');
    ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    workflow = await desk.workflow('fund', application, [
      { key: 'office', onPass: { award: 'reserved' } },
      { key: 'leading-group', sets: ['awardedFen'] },
    ]);
  });
  beforeEach(() => at('2026-11-23T10:00:00+08:00'));
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
  afterAll(() => site.stop());

  it('sums what its cases come to, against what is free', async () => {
    const line = await desk.line(25_000, officer.actor);
    const [one, two] = [await benefit(line, '10001'), await benefit(line, '7000')];
    const round = await made.announced(officer.actor, { line, benefits: [one, two] });
    const first = await applied({ benefit: one, line });
    await applied({ benefit: one, line });
    await applied({ benefit: two, line });
    const gone = await applied({ benefit: two, line });
    await withdraw(gone.id, gone.by);
    // What one of them holds already is still its own.
    expect((await desk.decide(application, first.id, officer.token)).status).toBe(200);
    const body = await read(round);
    expect(body.total).toEqual({
      count: 4,
      requestedFen: 80_000,
      amountFen: 34_002,
      proposedFen: 20_002,
    });
    for (const groups of [body.byBenefit, body.byStep, body.byEmployer]) {
      for (const name of ['count', 'requestedFen', 'amountFen', 'proposedFen'] as const) {
        const total = (groups as readonly Record<typeof name, number>[]).reduce(
          (sum, group) => sum + group[name],
          0,
        );
        expect([name, total]).toEqual([name, body.total[name]]);
      }
    }
    expect(body.lines).toEqual([
      { line, title: '引进', freeFen: 25_000, dueFen: 27_002, proposedDueFen: 20_002 },
    ]);
    expect(body.byStep.map(({ step, count }) => [step, count]).sort()).toEqual([
      ['leading-group', 1],
      ['office', 2],
      ['withdrawn', 1],
    ]);
    expect(
      body.cases.map(({ position, proposedFen, reason }) => [position, proposedFen, reason]),
    ).toEqual([
      [1, 10_001, 'none'],
      [2, 10_001, 'none'],
      [3, 0, 'money'],
      [null, null, 'none'],
    ]);
  });

  it('is fixed once the round is closed, as it was seen, and told again when it is asked again', async () => {
    const line = await desk.line(100_00, officer.actor);
    const offered = await benefit(line, '10001');
    const round = await made.announced(
      officer.actor,
      { line, benefits: [offered] },
      {
        ...{ method: 'proportional', cutUnit: 'fen' },
      },
    );
    const cases = [await applied({ benefit: offered, line })];
    const tooEarly = await read(round);
    expect((await fix(round, tooEarly.digest)).body.error.details.code).toBe('ROUND_NOT_CLOSED');
    cases.push(
      await applied({ benefit: offered, line }),
      await applied({ benefit: offered, line }),
    );
    await over();
    expect((await fix(round, tooEarly.digest)).body.error.details.code).toBe('LIST_OUTDATED');
    const key = randomUUID();
    const { digest } = await read(round);
    const fixed = await fix(round, digest, key).expect(200);
    const list = fixed.body.data as RoundListBody;
    expect(list).toMatchObject({
      ...{ number: 1, count: 3, amountFen: 30_003, proposedFen: 9_999, drifted: 0, digest },
      superseded: false,
    });
    expect(list.rows.map(({ proposedFen, reason }) => [proposedFen, reason])).toEqual(
      Array.from({ length: 3 }, () => [3_333, 'ratio']),
    );
    expect((await fix(round, digest, key)).body.data.id).toBe(list.id);
    expect((await read(round)).lists).toHaveLength(1);
    expect((await desk.stored(rounds, round)).state).toBe('list-fixed');
    // Why it was cut stands in the trail of each.
    const trail = await desk.service('audit').history(site.strapi.db.connection, {
      type: application,
      documentId: String(cases[0]?.id),
    });
    expect(trail).toContainEqual(expect.objectContaining({ action: 'round.cut' }));

    // A case that is withdrawn stays on it, and says so; its amount is nobody else's by this list.
    const gone = cases[1];
    if (gone) await withdraw(gone.id, gone.by);
    const after = await readList(list.id);
    expect(after).toMatchObject({ count: 3, proposedFen: 9_999, drifted: 1, goneFen: 3_333 });
    expect(after.rows.map(({ drift }) => drift)).toEqual(['none', 'gone', 'none']);
    expect(after.rows.map(({ proposedFen }) => proposedFen)).toEqual([3_333, 3_333, 3_333]);

    // Another list takes its place, and the first one stays as it was.
    const next = (await fix(round, (await read(round)).digest).expect(200)).body.data;
    expect(next).toMatchObject({ number: 2, count: 2, proposedFen: 10_000 });
    expect(await readList(list.id)).toMatchObject({ superseded: true, proposedFen: 9_999 });
  });

  it('gives by rank, the unknown last', async () => {
    const line = await desk.line(25_000, officer.actor);
    const offered = await benefit(line, '10001');
    const round = await made.announced(
      officer.actor,
      { line, benefits: [offered] },
      {
        ...{ method: 'ranking', orderBy: 'subject.tier == "A" ? 2 : 1' },
      },
    );
    const ids: string[] = [];
    for (const tier of ['B', 'B', 'A'])
      ids.push((await applied({ benefit: offered, line }, tier)).id);
    const { cases } = await read(round);
    expect(cases.map((one) => [ids.indexOf(one.application), one.proposedFen])).toEqual([
      [2, 10_001],
      [0, 10_001],
      [1, 0],
    ]);
  });

  it('gives no more of a benefit than its ceiling and places', async () => {
    const line = await desk.line(1_000_000, officer.actor);
    const [one, two] = [await benefit(line, '10001'), await benefit(line, '5000')];
    const round = await made.announced(officer.actor, {
      line,
      benefits: [
        { benefit: one, ceilingFen: '20001' },
        { benefit: two, places: 1 },
      ],
    });
    for (const each of [one, one, two, two]) await applied({ benefit: each, line });
    const { cases } = await read(round);
    expect(cases.map(({ proposedFen, reason }) => [proposedFen, reason])).toEqual([
      [10_001, 'none'],
      [0, 'ceiling'],
      [5_000, 'none'],
      [0, 'places'],
    ]);
  });

  it('is over when all its cases are decided', async () => {
    const line = await desk.line(100_000, officer.actor);
    const offered = await benefit(line, '10001');
    const round = await made.announced(officer.actor, { line, benefits: [offered] });
    const { id } = await applied({ benefit: offered, line });
    await over();
    const list = (await fix(round, (await read(round)).digest).expect(200)).body.data;
    const decide = () => desk.act(rounds, round, 'decide', officer.actor);
    await expect(decide()).rejects.toEqual(expect.objectContaining({ code: 'ROUND_UNDECIDED' }));
    await desk.decide(application, id, officer.token);
    expect((await desk.decide(application, id, leader.token)).status).toBe(200);
    expect((await readList(list.id)).rows[0]?.drift).toBe('awarded');
    await decide();
    expect((await fix(round, list.digest)).body.error.details.code).toBe('ROUND_NOT_CLOSED');
    await desk.act(rounds, round, 'archive', officer.actor);
  });

  it('is not for everybody', async () => {
    await site.http.get('/talent-office/rounds').expect(401);
    await site.http.get(`/talent-office/rounds/${randomUUID()}`).expect(401);
    const answer = await site.http
      .get(`/talent-office/rounds/${randomUUID()}`)
      .auth(officer.token, { type: 'bearer' });
    expect(answer.status).toBe(404);
  });
});
