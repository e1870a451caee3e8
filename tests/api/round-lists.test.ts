import { randomUUID } from 'node:crypto';

import type { RoundBody, RoundListBody } from '../../plugins/talent-office/shared/contracts/rounds';
import { createCommittee, type TestCommittee } from '../factories/committee';
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
  let committee: TestCommittee;
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
    committee = await createCommittee(site, desk);
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

  it('gives the ceiling and the places of a round once, however many lists it has', async () => {
    const line = await desk.line(1_000_000, officer.actor);
    const [one, two] = [await benefit(line, '10001'), await benefit(line, '5000')];
    const round = await made.announced(officer.actor, {
      line,
      benefits: [
        { benefit: one, ceilingFen: '10001' },
        { benefit: two, places: 1 },
      ],
    });
    const all: Awaited<ReturnType<typeof applied>>[] = [];
    for (const each of [one, one, two, two]) all.push(await applied({ benefit: each, line }));
    await over();
    await fix(round, (await read(round)).digest).expect(200);
    for (const first of [all[0], all[2]]) {
      const id = String(first?.id);
      expect((await desk.decide(application, id, officer.token)).status).toBe(200);
      expect((await desk.decide(application, id, leader.token)).status).toBe(200);
    }
    const list = (await fix(round, (await read(round)).digest).expect(200)).body.data;
    expect(
      list.rows.map(({ application: of, proposedFen, reason }: RoundListBody['rows'][number]) => [
        all.findIndex(({ id }) => id === of),
        proposedFen,
        reason,
      ]),
    ).toEqual([
      [1, 0, 'ceiling'],
      [3, 0, 'places'],
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

  it('goes to a meeting with the amounts of its cut, and to the public as one notice', async () => {
    const { secretary } = committee;
    await desk.signer('objection');
    const course = await committee.workflow('committee-and-notice', [
      committee.stage(),
      { key: 'notice', title: '公示', kind: 'notice', noticeWorkingDays: 5, inBatches: true },
    ]);
    const line = await desk.line(25_000, officer.actor);
    const offered = await desk.benefit({
      ...{ kind: 'list-onward', amountExpression: '10001', ruleSet, workflow: course, line },
    });
    const terms = { method: 'proportional', cutUnit: 'fen' };
    const round = await made.announced(officer.actor, { line, benefits: [offered] }, terms);
    const of = { benefit: offered, line };
    const ids = [(await applied(of)).id, (await applied(of)).id, (await applied(of)).id];
    await over();
    const fixed = async (): Promise<RoundListBody> =>
      (await fix(round, (await read(round)).digest).expect(200)).body.data;
    const send = async (list: string, to: string, body: object, by = secretary) => {
      const path = `/talent-office/round-lists/${list}/${to}`;
      const answer = await desk.post({ path, token: by.token, key: randomUUID(), body });
      return answer.status === 200 ? answer.body.data : answer.body.error.details.code;
    };
    const first = await fixed();
    const list = await fixed();
    const meeting = await committee.draft();
    const drafts = await site.http
      .get('/talent-office/round-meetings')
      .auth(secretary.token, { type: 'bearer' })
      .expect(200);
    expect(drafts.body.data.map(({ id }: { id: string }) => id)).toContain(meeting);

    expect(await send(first.id, 'agenda', { meeting })).toBe('LIST_SUPERSEDED');
    expect(await send(randomUUID(), 'agenda', { meeting })).toBe('NOT_FOUND');
    expect(await send(list.id, 'agenda', { meeting: randomUUID() })).toBe('NOT_FOUND');
    expect(await send(list.id, 'notice', { title: '公示' })).toBe('LIST_NOT_THERE');
    expect((await committee.read(meeting)).items).toEqual([]);
    expect(await send(list.id, 'agenda', { meeting })).toEqual({ count: 3 });
    const { items } = await committee.read(meeting);
    expect(
      items.map(({ target, askedFen, proposedFen }) => [target.documentId, askedFen, proposedFen]),
    ).toEqual(list.rows.map((row) => [row.application, 10_001, 8_333]));
    // All of it is on an agenda now, and on no second one.
    expect(await send(list.id, 'agenda', { meeting: await committee.draft() })).toBe(
      'LIST_NOT_THERE',
    );

    const { members } = committee;
    await committee.send(secretary, `${meeting}/convene`);
    await committee.send(secretary, `${meeting}/attendance`, {
      present: members.map(committee.keyOf),
    });
    await committee.voteAll(meeting, ['approve', 'approve', 'approve']);
    expect(await committee.record(meeting)).toMatchObject({ state: 'recorded' });
    expect(await committee.apply(meeting)).toEqual(['applied', 'applied', 'applied']);
    const posted = await send(list.id, 'notice', { title: '第一批拟支持人选公示' });
    expect(posted).toMatchObject({ count: 3 });
    const shown = await site.http
      .get(`/talent-office/postings?state=running&limit=100`)
      .auth(secretary.token, { type: 'bearer' });
    const [notice] = shown.body.data.filter(({ id }: { id: string }) => id === posted.id);
    expect(notice.items).toHaveLength(3);
    for (const id of ids) {
      expect(await desk.stored(application, id)).toMatchObject({ awardedFen: '8333' });
    }
    expect(await send(list.id, 'notice', { title: '再次公示' })).toBe('LIST_NOT_THERE');
  });

  it('is not put on an agenda with amounts that it was not fixed with', async () => {
    const course = await committee.workflow('office-and-committee', [
      {
        key: 'first',
        title: '初审',
        kind: 'review',
        sets: ['awardedFen'],
        seats: [{ key: 'first', title: '初审', role: 'office', signatures: 1 }],
      },
      committee.stage(),
    ]);
    const line = await desk.line(100_000, officer.actor);
    const offered = await desk.benefit({
      ...{ kind: 'list-drifted', amountExpression: '10001', ruleSet, workflow: course, line },
    });
    const round = await made.announced(officer.actor, { line, benefits: [offered] });
    const { id } = await applied({ benefit: offered, line });
    await over();
    const list = (await fix(round, (await read(round)).digest).expect(200)).body.data;
    const lowered = { values: { awardedFen: '9000' } };
    expect((await desk.decide(application, id, officer.token, lowered)).status).toBe(200);
    const meeting = await committee.draft();
    const answer = await desk.post({
      path: `/talent-office/round-lists/${list.id}/agenda`,
      ...{ token: committee.secretary.token, key: randomUUID(), body: { meeting } },
    });
    expect(answer.body.error?.details.code).toBe('LIST_DRIFTED');
    expect((await committee.read(meeting)).items).toEqual([]);
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
