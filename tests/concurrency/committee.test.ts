import { randomUUID } from 'node:crypto';
import path from 'node:path';

import { tables } from '../../plugins/talent-office/server/src/platform';
import { createCommittee, type TestCommittee } from '../factories/committee';
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
  body: { data: unknown; error?: { details: { code: string } } };
}

const award = 100_000;
const serverCount = 2;

describe('a committee on several servers at once', () => {
  let database: TestDatabase;
  let site: Site;
  let spawned: SpawnedSite;
  let desk: Desk;
  let at: TestCommittee;
  let workflow: string;

  beforeAll(async () => {
    database = await createBootedDatabase();
    site = await startSite({ database });
    desk = await createDesk(site);
    at = await createCommittee(site, desk, 8);
    workflow = await at.workflow('by-committee', [at.stage()]);
    spawned = await spawnSite(serverCount, { database });
  }, 300_000);
  afterAll(async () => {
    await spawned.stop();
    await site.stop();
    await database.drop();
  });
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });

  /** All at the same moment, dealt out to the servers. */
  const race = async (requests: readonly Sent[]): Promise<Answer[]> => {
    const outcomes = await spawned.together<Sent[], Answer[]>({
      file: path.join(__dirname, 'approvals.mjs'),
      name: 'send',
      inputs: Array.from({ length: serverCount }, (_, server) =>
        requests.filter((_each, index) => index % serverCount === server),
      ),
    });
    return outcomes.flatMap((outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
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
  const request = (by: { token: string }, rest: string, body: object = {}): Sent => ({
    path: `/talent-office/meetings/${rest}`,
    token: by.token,
    key: randomUUID(),
    body,
  });
  const waiting = async (count: number, budget: number): Promise<[string[], string]> => {
    const line = await desk.line(budget, at.secretary.actor);
    const benefit = await desk.benefit({
      kind: line,
      amountExpression: String(award),
      ruleSet: at.ruleSet,
      workflow,
      line,
    });
    return [await at.applied(count, { benefit, line }), line];
  };
  /** A meeting that has resolved to approve all of its cases. */
  const resolved = async (entries: readonly string[]): Promise<string> => {
    const meeting = await at.convened(entries);
    await at.voteAll(meeting, Array(entries.length).fill('approve'));
    expect(await at.record(meeting)).toMatchObject({ state: 'recorded' });
    return meeting;
  };

  it('applies each case of a resolution once, whoever asks, and the last money as often as it lasts', async () => {
    const [entries, line] = await waiting(12, 7 * award + 500);
    const meeting = await resolved(entries);
    const { items } = await at.read(meeting);
    // The whole resolution from both servers, and each of its cases alone beside it.
    const whole = Array.from({ length: 4 }, () => request(at.secretary, `${meeting}/apply`));
    const single = items.map(({ id }) =>
      request(at.colleague, `${meeting}/apply`, { items: [id] }),
    );
    expect(summary(await race([...whole, ...single]))).toEqual({ '200 done': 16 });
    const states = (await at.read(meeting)).items.map(({ state }) => state);
    expect(states.filter((state) => state === 'applied')).toHaveLength(7);
    expect(states.filter((state) => state === 'unfunded')).toHaveLength(5);
    expect(await desk.totals(line)).toMatchObject({
      available: 500,
      byPhase: { committed: 7 * award },
    });
    for (const [index, documentId] of entries.entries()) {
      const { one } = await desk.viewOf(application, documentId);
      const done = states[index] === 'applied';
      expect([index, one.state]).toEqual([index, done ? 'approved' : 'open']);
      const trail = await site.strapi.db
        .connection(tables.audit)
        .where({ target_document_id: documentId, action: 'entry.submit' })
        .whereNotNull('reason');
      expect([index, trail.length]).toEqual([index, done ? 1 : 0]);
    }
  });

  it('counts each member once, and whoever presides last', async () => {
    const [entries] = await waiting(1, award);
    const meeting = await at.convened(entries, { form: 'circulation' });
    const [item] = (await at.read(meeting)).items;
    const vote = async (by: { token: string }, choice: string): Promise<Sent> => ({
      ...request(by, `${meeting}/items/${item?.id}/vote`, { seen: item?.seen, choice }),
      proof: await desk.proofOf(by.token),
    });
    const twice = at.members.flatMap((member) => [vote(member, 'approve'), vote(member, 'refuse')]);
    const answers = summary(await race(await Promise.all(twice)));
    // Whoever presides got through if he happened to be the last of all.
    const votes = (await at.read(meeting)).items[0]?.votes ?? [];
    expect(answers['200 done']).toBe(votes.length);
    expect(new Set(votes.map(({ member }) => member)).size).toBe(votes.length);
    expect(votes.length).toBeGreaterThanOrEqual(at.members.length - 1);
    const chair = at.keyOf(at.chair);
    const position = votes.findIndex(({ member }) => member === chair);
    expect([-1, at.members.length - 1]).toContain(position);
  });

  it('is on one agenda, whichever meeting was first, and recorded once', async () => {
    const [entries] = await waiting(3, 3 * award);
    const cases: string[] = [];
    for (const each of entries) cases.push(await at.caseOf(each));
    const drafts: string[] = [];
    while (drafts.length < 6) drafts.push(await at.draft());
    const ask = drafts.map((meeting, index) =>
      // In another order each: what waits for one another waits for ever.
      request(at.secretary, `${meeting}/agenda`, {
        cases: index % 2 === 0 ? cases : [...cases].reverse(),
      }),
    );
    expect(summary(await race(ask))).toEqual({ '200 done': 1, '409 ON_ANOTHER_AGENDA': 5 });
    const [other] = await waiting(2, 2 * award);
    const meeting = await at.convened(other);
    const record = Array.from({ length: 6 }, () => request(at.colleague, `${meeting}/record`));
    expect(summary(await race(record))).toEqual({
      '200 done': 1,
      '409 ACTION_NOT_POSSIBLE': 5,
    });
    const rows = await site.strapi.db.connection(tables.resolutions).where({ meeting });
    expect(rows).toHaveLength(2);
  });
});
