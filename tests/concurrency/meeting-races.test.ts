import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { proofHeader } from '../../plugins/talent-office/shared/contracts/signing';
import { tables } from '../../plugins/talent-office/server/src/platform';
import { createCommittee, meetingType, type TestCommittee } from '../factories/committee';
import { application, createDesk, type Desk, type Sent } from '../factories/desk';
import {
  createBootedDatabase,
  spawnSite,
  startSite,
  type Site,
  type SpawnedSite,
  type TestDatabase,
} from '../setup';

const award = 100_000;

/** What two servers do with one meeting, in the order in which they get hold of its row; and one that dies. */
describe('a meeting between two servers', () => {
  let database: TestDatabase;
  let site: Site;
  let spawned: SpawnedSite;
  let desk: Desk;
  let at: TestCommittee;
  let workflow: string;
  let boss: { token: string };

  beforeAll(async () => {
    database = await createBootedDatabase();
    site = await startSite({ database });
    desk = await createDesk(site);
    at = await createCommittee(site, desk, 5);
    workflow = await at.workflow('by-committee', [at.stage()]);
    const account = await desk.adminUser('boss@jinlan.test');
    await desk.office.create('staff', { name: '组织处', adminUser: account.id });
    boss = account;
    spawned = await spawnSite(2, { database });
  }, 300_000);
  afterAll(async () => {
    await spawned.stop();
    await site.stop();
    await database.drop();
  });
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });

  const ask = async (server: number, { path, token, key, proof, body }: Sent) => {
    const to = spawned.servers[server];
    if (!to) throw new Error(`no server ${server}`);
    const sent = to.http.post(path).auth(token, { type: 'bearer' }).set('Idempotency-Key', key);
    if (proof) void sent.set(proofHeader, proof);
    const { status, body: told } = await sent.send(body);
    const code = status === 200 ? 'done' : String(told.error?.details?.code ?? status);
    return { code, data: told.data };
  };
  const request = (by: { token: string }, path: string, body: object = {}): Sent => ({
    path: `/talent-office/${path}`,
    token: by.token,
    key: randomUUID(),
    body,
  });
  const knex = () => site.strapi.db.connection;
  const isWaiting = async (count: number): Promise<void> => {
    for (let tries = 0; tries < 30; tries += 1) {
      // Read more often than ten times a second the view shows what it showed before.
      await sleep(150);
      const [rows] = await knex().raw(
        `select count(*) as waits from information_schema.innodb_trx as trx
         join information_schema.processlist as one on one.id = trx.trx_mysql_thread_id
         where trx.trx_state = 'LOCK WAIT' and one.db = database()`,
      );
      if (Number(rows[0].waits) >= count) return;
    }
    throw new Error(`never were there ${count} that wait`);
  };
  /** While one row is held nobody gets on; then they do, in the order in which they came. */
  const held = async (
    table: string,
    where: object,
    requests: readonly (() => Promise<unknown>)[],
    then: () => Promise<void> = async () => {},
  ): Promise<void> => {
    const tx = await knex().transaction();
    await tx(table).where(where).forUpdate().first('id');
    const answers: Promise<unknown>[] = [];
    try {
      for (const one of requests) {
        answers.push(one());
        await isWaiting(answers.length);
      }
      await then();
    } finally {
      await tx.rollback();
      await Promise.allSettled(answers);
    }
  };
  const inOrder = async (meeting: string, first: Sent, second: Sent): Promise<string[]> => {
    const codes: string[] = ['', ''];
    const { tableName } = site.strapi.db.metadata.get(meetingType);
    await held(
      tableName,
      { document_id: meeting },
      [first, second].map((sent, index) => async () => {
        codes[index] = (await ask(index, sent)).code;
      }),
    );
    return codes;
  };

  const waiting = async (count: number, budget: number) => {
    const line = await desk.line(budget, at.secretary.actor);
    const benefit = await desk.benefit({
      kind: line,
      amountExpression: String(award),
      ruleSet: at.ruleSet,
      workflow,
      line,
    });
    return { entries: await at.applied(count, { benefit, line }), line };
  };
  /** Somebody's work goes to somebody who has none, as it was shown. */
  const handover = async (from: { staff: { documentId: string } }) => {
    const receiver = await desk.signer('auditor');
    const question = {
      from: from.staff.documentId,
      to: receiver.staff.documentId,
      on: desk.service('clock').today(),
    };
    const { data } = await ask(1, request(boss, 'handover-plans', question));
    const body = { ...question, reason: '调动', seen: data.seen };
    return { receiver, sent: request(boss, 'handovers', body) };
  };

  it('counts the vote of whoever has voted, and hands his seat to nobody', async () => {
    const { entries } = await waiting(1, award);
    const meeting = await at.convened(entries, { form: 'circulation' });
    const [item] = (await at.read(meeting)).items;
    const vote = async (by: (typeof at.members)[number]): Promise<Sent> => ({
      ...request(by, `meetings/${meeting}/items/${item?.id}/vote`, {
        seen: item?.seen,
        choice: 'refuse',
      }),
      proof: await desk.proofOf(by.token),
    });
    const [, voter, leaver] = at.members as [typeof at.chair, typeof at.chair, typeof at.chair];
    const late = await handover(voter);
    expect(await inOrder(meeting, await vote(voter), late.sent)).toEqual([
      'done',
      'HANDOVER_CHANGED',
    ]);
    const early = await handover(leaver);
    expect(await inOrder(meeting, early.sent, await vote(leaver))).toEqual([
      'done',
      'NOT_A_MEMBER',
    ]);
    const { members, items } = await at.read(meeting);
    expect(items[0]?.votes.map(({ member }) => member)).toEqual([at.keyOf(voter)]);
    const ids = members.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([at.keyOf(voter), at.keyOf(early.receiver)]));
    expect(ids).not.toContain(at.keyOf(leaver));
  });

  it('is presided over by whom it says, whoever hands over while it is convened', async () => {
    const { entries } = await waiting(2, 2 * award);
    const draftOf = async (documentId = ''): Promise<string> => {
      const meeting = await at.draft();
      const cases = [await at.caseOf(documentId)];
      expect(await at.send(at.secretary, `${meeting}/agenda`, { cases })).toMatchObject({});
      return meeting;
    };
    const presiding = async (meeting: string) => {
      const { chair } = await site.strapi.db
        .query(meetingType as never)
        .findOne({ where: { documentId: meeting }, populate: ['chair'] });
      const found = (await at.read(meeting)).members.find(({ presides }) => presides);
      expect(found?.id).toBe(`staff:${chair.documentId}`);
      return found?.id;
    };
    const [first, second] = [await draftOf(entries[0]), await draftOf(entries[1])];
    const convene = (meeting: string) => request(at.secretary, `meetings/${meeting}/convene`);
    const late = await handover(at.chair);
    expect(await inOrder(first, convene(first), late.sent)).toEqual(['done', 'HANDOVER_CHANGED']);
    expect(await presiding(first)).toBe(at.keyOf(at.chair));
    // As it now stands: the one that is convened keeps who presides, the other is the receiver's.
    const early = await handover(at.chair);
    expect(await inOrder(second, early.sent, convene(second))).toEqual(['done', 'done']);
    expect(await presiding(second)).toBe(at.keyOf(early.receiver));
    expect(await presiding(first)).toBe(at.keyOf(at.chair));
  });

  // Last of all: it ends one of the servers.
  it('applies each case once after the server that was in the middle of it was killed', async () => {
    const { entries, line } = await waiting(8, 6 * award);
    const meeting = await at.draft({ chair: at.members[4]?.staff.documentId });
    const cases: string[] = [];
    for (const each of entries) cases.push(await at.caseOf(each));
    await at.send(at.secretary, `${meeting}/agenda`, { cases });
    await at.send(at.secretary, `${meeting}/convene`);
    const present = (await at.read(meeting)).members.map(({ id }) => id);
    await at.send(at.secretary, `${meeting}/attendance`, { present });
    await at.voteAll(meeting, Array(entries.length).fill('approve'));
    expect(await at.record(meeting)).toMatchObject({ state: 'recorded' });
    const states = async () => (await at.read(meeting)).items.map(({ state }) => state);
    const sent = request(at.secretary, `meetings/${meeting}/apply`);
    await held(
      tables.cases,
      { public_id: cases[3] },
      // It is never answered.
      [() => ask(0, sent).catch(() => undefined)],
      async () => spawned.servers[0]?.kill(),
    );
    expect(await states()).toEqual([...Array(3).fill('applied'), ...Array(5).fill('resolved')]);
    // By whoever asks, and whether he asks again or anew.
    expect((await ask(1, sent)).code).toBe('done');
    expect((await ask(1, request(at.colleague, `meetings/${meeting}/apply`))).code).toBe('done');
    expect(await states()).toEqual([...Array(6).fill('applied'), ...Array(2).fill('unfunded')]);
    expect(await desk.totals(line)).toMatchObject({
      available: 0,
      byPhase: { committed: 6 * award },
    });
    for (const [index, documentId] of entries.entries()) {
      const { one } = await desk.viewOf(application, documentId);
      const done = index < 6;
      expect([index, one.state]).toEqual([index, done ? 'approved' : 'open']);
      const trail = await knex()(tables.audit)
        .where({ target_document_id: documentId, action: 'case.apply-resolution' })
        .pluck('details');
      const applied = trail.filter((details) => JSON.stringify(details).includes('applied'));
      expect([index, applied.length]).toEqual([index, done ? 1 : 0]);
    }
  });
});
