import { randomUUID } from 'node:crypto';
import path from 'node:path';

import { tables } from '../../plugins/talent-office/server/src/platform';
import { application, createDesk, type Desk, type Sent } from '../factories/desk';
import {
  createBootedDatabase,
  spawnSite,
  startSite,
  type Site,
  type SpawnedSite,
  type TestDatabase,
} from '../setup';

interface Answer {
  status: number;
  body: { data: unknown; error?: { details: { code: string; facts: Record<string, unknown> } } };
}

const nomination = 'api::nomination.nomination';
const quota = 'api::unit-quota.unit-quota';
const tenancy = 'api::tenancy.tenancy';

const parallel = 40;
const serverCount = 2;
const award = 100_000;

describe('several servers at once, through the whole path', () => {
  let database: TestDatabase;
  let site: Site;
  let spawned: SpawnedSite;
  let desk: Desk;
  let signers: Awaited<ReturnType<Desk['signer']>>[];
  let officer: Awaited<ReturnType<Desk['signer']>>;
  let ruleSet: string;

  beforeAll(async () => {
    database = await createBootedDatabase();
    site = await startSite({ database });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    // One after the other: appointments wait for each other, and forty wait longer than for one lock.
    signers = [];
    for (let made = 0; made < parallel; made += 1) signers.push(await desk.signer('leading-group'));
    ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    spawned = await spawnSite(serverCount, { database });
  }, 300_000);
  afterAll(async () => {
    // First what is there whatever went wrong: a site left running spoils the suites after this one.
    await site.stop();
    await spawned.stop();
    await database.drop();
  });
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });

  /** All requests at the same moment, dealt out to the servers; the answers in their order. */
  const race = async (requests: readonly Sent[]): Promise<Answer[]> => {
    const inputs = Array.from({ length: serverCount }, (_, server) =>
      requests.filter((_each, index) => index % serverCount === server),
    );
    const outcomes = await spawned.together<Sent[], Answer[]>({
      file: path.join(__dirname, 'approvals.mjs'),
      name: 'send',
      inputs,
    });
    const answers = outcomes.map((outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    });
    return requests.map((_, index) => {
      const answer = answers[index % serverCount]?.[Math.floor(index / serverCount)];
      if (!answer) throw new Error('a request was not answered');
      return answer;
    });
  };

  const summary = (answers: readonly Answer[]): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { status, body } of answers) {
      const name = `${status} ${body.error?.details.code ?? 'done'}`;
      counts[name] = (counts[name] ?? 0) + 1;
    }
    return counts;
  };

  /** Each entry's decision by another signer. */
  const decisions = (type: string, entries: readonly string[], more: (index: number) => object) =>
    Promise.all(
      entries.map((documentId, index) =>
        desk.decision(type, documentId, signers[index % parallel]?.token ?? '', more(index)),
      ),
    );

  /** A refused decision has left nothing; a good one is whole. */
  const expectWhole = async (
    type: string,
    entries: readonly string[],
    answers: readonly Answer[],
    states: readonly [before: string, after: string],
  ): Promise<void> => {
    for (const [index, documentId] of entries.entries()) {
      const done = answers[index]?.status === 200;
      const { one, decisions: made, steps } = await desk.viewOf(type, documentId);
      const trail = await site.strapi.db
        .connection(tables.audit)
        .where({ target_document_id: documentId, action: 'case.approve' });
      expect({
        case: one.state,
        decisions: made.length,
        open: steps.filter(({ outcome }: { outcome: string | null }) => outcome === null).length,
        trail: trail.length,
        state: (await desk.stored(type, documentId)).state,
      }).toEqual({
        case: done ? 'approved' : 'open',
        decisions: done ? 1 : 0,
        open: done ? 0 : 1,
        trail: done ? 1 : 0,
        state: done ? states[1] : states[0],
      });
    }
  };

  const factsOf = (answers: readonly Answer[]) =>
    answers.flatMap(({ body }) => (body.error ? [body.error.details.facts] : []));

  const fundBenefit = async (budget: number, amountExpression: string, kind: string) => {
    const line = await desk.line(budget, officer.actor);
    const workflow = await desk.workflow(`fund-${kind}`, application, [
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    const make = () => desk.benefit({ kind, amountExpression, ruleSet, workflow, line });
    return { line, make };
  };

  const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: count }, (_, index) => make(index)));

  const apply = (count: number, to: { benefit: string; line: string }) =>
    times(count, async () => desk.applied(await desk.talent(), to));

  it('award the last money of a line exactly as often as it lasts', async () => {
    const { line, make } = await fundBenefit(10 * award + 500, String(award), 'last-money');
    const entries = await apply(parallel, { benefit: await make(), line });
    const answers = await race(await decisions(application, entries, () => ({})));
    expect(summary(answers)).toEqual({ '200 done': 10, '409 INSUFFICIENT_FUNDS': 30 });
    for (const facts of factsOf(answers)) expect(facts).toMatchObject({ free: 500, wanted: award });
    await expectWhole(application, entries, answers, ['draft', 'awarded']);
    expect(await desk.totals(line)).toMatchObject({
      available: 500,
      byPhase: { committed: 10 * award, reserved: 0 },
    });
  });

  it('name no more people than a unit has places', async () => {
    await desk.rules('nomination', nomination, 'subject.tier in ["A", "B"]');
    await desk.workflow('nomination', nomination, [{ key: 'leading-group' }]);
    const { documentId: unit } = await desk.office.create('unit', {
      name: '街道',
      code: 'quota-street',
      kind: 'street',
    });
    const { documentId: category } = await desk.create(
      'api::nomination-category.nomination-category',
      { name: '类别', code: 'category', termYears: 3 },
    );
    const places = { batch: '2026', category, unit };
    const { documentId: quotaId } = await desk.create(quota, { ...places, places: 3 });
    await desk.act(quota, quotaId, 'adopt', officer.actor);
    const agent = await desk.talent();
    const { documentId: employer } = await desk.office.create('employer', {
      name: '单位',
      agent: agent.userId,
    });
    const entries = await times(parallel, async () => {
      const { profile } = await desk.talent();
      const { documentId } = await desk.create(nomination, {
        ...places,
        talent: profile.documentId,
        employer,
      });
      await desk.act(nomination, documentId, 'submit', agent.actor);
      return documentId;
    });
    const answers = await race(await decisions(nomination, entries, () => ({})));
    expect(summary(answers)).toEqual({ '200 done': 3, '409 NO_PLACES_LEFT': 37 });
    for (const facts of factsOf(answers)) expect(facts).toMatchObject({ free: 0, wanted: 1 });
    await expectWhole(nomination, entries, answers, ['draft', 'named']);
    expect(await desk.totals(quotaId, quota, 'place')).toMatchObject({
      available: 0,
      byPhase: { committed: 3 },
    });
  });

  it('allocate a room once for each day', async () => {
    await desk.office.create('tier', {
      name: 'B',
      code: 'B',
      rentShare: 50,
      validFrom: '2020-01-01',
    });
    await desk.rules('apartment', tenancy, 'subject.tier in ["A", "B"]');
    await desk.workflow('apartment', tenancy, [{ key: 'leading-group', sets: ['room'] }]);
    const room = await desk.create('api::apartment-room.apartment-room', {
      code: 'A-101',
      baseRentFen: '100000',
    });
    // Two halves of a year that touch and do not overlap: one tenant each.
    const periods = [
      { startsOn: '2027-01-01', endsOn: '2027-07-01' },
      { startsOn: '2027-07-01', endsOn: '2028-01-01' },
    ];
    const entries = await times(parallel, async (made) => {
      const { profile, actor } = await desk.talent();
      const { documentId } = await desk.create(tenancy, {
        tenant: profile.documentId,
        ...periods[Math.floor(made / serverCount) % periods.length],
      });
      await desk.act(tenancy, documentId, 'submit', actor);
      return documentId;
    });
    const allocate = () => ({ values: { room: room.id } });
    const answers = await race(await decisions(tenancy, entries, allocate));
    expect(summary(answers)).toEqual({ '200 done': 2, '409 ALREADY_CLAIMED': 38 });
    await expectWhole(tenancy, entries, answers, ['draft', 'allocated']);
    const claimed = await site.strapi.db
      .connection(tables.claims)
      .where({ name: `${tenancy}#0` })
      .select('owner', 'slot');
    expect(new Set(claimed.map(({ slot }) => slot)).size).toBe(365);
    expect(claimed).toHaveLength(365);
    expect(new Set(claimed.map(({ owner }) => owner)).size).toBe(2);
  });

  it('do what was asked for several times under one key once, with one answer', async () => {
    const { line, make } = await fundBenefit(10 * award, String(award), 'one-key');
    const entries = await apply(10, { benefit: await make(), line });
    const asked = await decisions(application, entries, () => ({}));
    const requests = asked.flatMap((one, index) => Array<Sent>(1 + (index % 5)).fill(one));
    const answers = await race(requests);
    expect(summary(answers)).toEqual({ '200 done': requests.length });
    for (const { key } of asked) {
      const same = answers.filter((_, index) => requests[index]?.key === key);
      for (const { body } of same) expect(body).toEqual(same[0]?.body);
    }
    await expectWhole(application, entries, answers.slice(0, 10), ['draft', 'awarded']);
    expect(await desk.totals(line)).toMatchObject({
      available: 0,
      byPhase: { committed: 10 * award, reserved: 0 },
    });
  });

  it('open one case, however often an application is submitted', async () => {
    const { line, make } = await fundBenefit(award, String(award), 'one-case');
    const who = await desk.talent();
    const { documentId } = await desk.office.create('fund-application', {
      title: '申请',
      applicant: who.profile.documentId,
      benefit: await make(),
      line,
    });
    const token = await desk.websiteToken(who.userId);
    const submit = (): Sent => ({
      path: `/api/fund-applications/${documentId}/submit`,
      token,
      key: randomUUID(),
      body: {},
    });
    const answers = await race(Array.from({ length: parallel }, submit));
    expect(summary(answers)).toEqual({ '200 done': 1, '409 CASE_IS_OPEN': parallel - 1 });
    const cases = await site.strapi.db
      .connection(tables.cases)
      .where({ target_document_id: documentId });
    expect(cases).toHaveLength(1);
  });

  it('give one person the highest of one kind, not two (就高不重复)', async () => {
    const people = 12;
    const amount = `greatest(0, ${award} - received("one-kind"))`;
    const { line, make } = await fundBenefit(2 * people * award, amount, 'one-kind');
    const benefits = [await make(), await make()];
    const pairs = await times(people, async () => {
      const who = await desk.talent();
      return Promise.all(benefits.map((benefit) => desk.applied(who, { benefit, line })));
    });
    const entries = pairs.flat();
    // Neighbours in the list go to different servers: the two applications of one person.
    const answers = await race(await decisions(application, entries, () => ({})));
    expect(summary(answers)).toEqual({ '200 done': people, '409 FACTS_CHANGED': people });
    for (const facts of factsOf(answers)) {
      expect(facts).toMatchObject({ before: { value: award }, after: { value: 0 } });
    }
    for (let person = 0; person < people; person += 1) {
      const pair = answers.slice(2 * person, 2 * person + 2).map(({ status }) => status);
      expect(pair.sort()).toEqual([200, 409]);
    }
    await expectWhole(application, entries, answers, ['draft', 'awarded']);
    expect((await desk.totals(line)).byPhase.committed).toBe(people * award);
  });
});
