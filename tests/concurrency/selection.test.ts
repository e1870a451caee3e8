import path from 'node:path';

import { tables } from '../../plugins/talent-office/server/src/platform';
import { application, createDesk, type Desk, type Sent } from '../factories/desk';
import { createSelecting, type Selecting } from '../factories/selection';
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

const serverCount = 2;
const byAmount = { method: 'by-expression', orderBy: 'requestedFen' };

describe('a selection on several servers at once', () => {
  let database: TestDatabase;
  let site: Site;
  let spawned: SpawnedSite;
  let desk: Desk;
  let at: Selecting;

  beforeAll(async () => {
    database = await createBootedDatabase();
    site = await startSite({ database });
    desk = await createDesk(site);
    at = await createSelecting(site, desk);
    spawned = await spawnSite(serverCount, { database });
  }, 300_000);
  afterAll(async () => {
    await spawned.stop();
    await site.stop();
    await database.drop();
  });

  const knex = () => site.strapi.db.connection;

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
  const many = (length: number) => Array.from({ length });
  const idOf = async (group: string): Promise<number> =>
    Number((await knex()(tables.selectionGroups).where({ public_id: group }).first('id')).id);
  /** What a login gives; logging in many from one machine is what another test refuses. */
  const tokenOf = async (id: number): Promise<string> => {
    const website = site.strapi.plugin('users-permissions');
    const role = await site.strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'authenticated' } });
    await website.service('user').edit(id, { role: role.id });
    return String(await website.service('jwt').issue({ id }));
  };
  /** Websites of applicants, each of whom withdraws his own. */
  const withdrawals = async (documentIds: readonly string[]): Promise<Sent[]> => {
    const requests: Sent[] = [];
    for (const documentId of documentIds) {
      const row = await site.strapi.db.query(application).findOne({
        where: { documentId },
        populate: { applicant: { populate: { user: true } } },
      });
      requests.push({
        path: `/api/fund-applications/${documentId}/withdraw`,
        token: await tokenOf(Number(row.applicant.user.id)),
        key: `withdraw-${documentId}`,
        body: {},
      });
    }
    return requests;
  };

  it('is closed once, and each of its cases goes on once, whoever asks', async () => {
    const to = await at.benefit(byAmount);
    const entries = await at.applied([1, 2, 3, 4, 5, 6, 7, 8], to);
    const group = await at.groupOf(entries[0] ?? '');
    const closing = many(6).map((_, index) =>
      at.sent(index % 2 === 0 ? at.keeper : at.colleague, `${group}/close`, { places: 3 + index }),
    );
    expect(summary(await race(closing))).toEqual({ '200 done': 1, '409 SELECTION_STATE': 5 });
    const { places, entries: inOrder } = await at.read(group);
    const id = await idOf(group);
    expect(await knex()(tables.selectionRanks).where({ group_id: id })).toHaveLength(8);
    const applying = many(6).map(() => at.sent(at.keeper, `${group}/apply`));
    const single = inOrder.map((each) =>
      at.sent(at.colleague, `${group}/apply`, { entries: [each.id] }),
    );
    expect(summary(await race([...applying, ...single]))).toEqual({ '200 done': 14 });
    const passed = (await at.read(group)).entries.filter(({ state }) => state === 'passed');
    expect(passed).toHaveLength(places ?? 0);
    for (const { caseId } of passed) {
      const { one, steps } = await desk.service('approval').view(caseId);
      expect([one.stage, steps.length]).toEqual([1, 2]);
    }
  });

  it('is closed with each case that came in time, and begins another group for every other', async () => {
    const to = await at.benefit(byAmount);
    const [first = ''] = await at.applied([1], to);
    const group = await at.groupOf(first);
    const drafts: Sent[] = [];
    for (const requestedFen of [2, 3, 4, 5, 6, 7]) {
      const who = await desk.talent();
      await knex()(tables.rateLimits).delete();
      const { documentId } = await desk.office.create('fund-application', {
        ...{ title: '申请', applicant: who.profile.documentId, requestedFen, ...to },
      });
      drafts.push({
        path: `/api/fund-applications/${documentId}/submit`,
        token: await desk.websiteToken(who.userId),
        key: `submit-${documentId}`,
        body: {},
      });
    }
    const close = at.sent(at.keeper, `${group}/close`, { places: 2 });
    const [before, after] = [drafts.slice(0, 3), drafts.slice(3)];
    expect(summary(await race([...before, close, ...after]))).toEqual({ '200 done': 7 });
    const id = await idOf(group);
    const rows = (await knex()(tables.selectionEntries).whereIn(
      'group_id',
      knex()(tables.selectionGroups)
        .where(
          'workflow_version_id',
          knex()(tables.selectionGroups).where({ id }).select('workflow_version_id'),
        )
        .select('id'),
    )) as { group_id: number; state: string }[];
    expect(rows).toHaveLength(7);
    const ranked = await knex()(tables.selectionRanks).where({ group_id: id });
    // Nobody stands in a closed group without a place in its order, nor in an open one with it.
    expect(rows.filter((row) => row.group_id === id)).toHaveLength(ranked.length);
    expect(rows.filter((row) => row.group_id === id && row.state === 'waiting')).toEqual([]);
    expect(rows.filter((row) => row.group_id !== id && row.state !== 'waiting')).toEqual([]);
    expect(await at.read(group)).toMatchObject({ intact: true });
  });

  it('gives each place that comes back once, while those who move up leave at the same moment', async () => {
    const to = await at.benefit(byAmount);
    const entries = await at.applied([20, 19, 18, 17, 16, 15, 14, 13, 12, 11], to);
    const group = await at.groupOf(entries[0] ?? '');
    await at.send(at.keeper, `${group}/close`, { places: 4 });
    const applying = many(4).map(() => at.sent(at.keeper, `${group}/apply`));
    // Three with a place, and the first two of the reserve list.
    const leaving = await withdrawals([0, 1, 2, 4, 5].map((index) => entries[index] ?? ''));
    const [a, b, c, d, e] = leaving as [Sent, Sent, Sent, Sent, Sent];
    expect(
      summary(
        await race([a, applying[0] as Sent, d, b, applying[1] as Sent, e, c, ...applying.slice(2)]),
      ),
    ).toEqual({ '200 done': 9 });
    await at.due();
    const { entries: now, intact } = await at.read(group);
    expect(intact).toBe(true);
    const inOrder = now.map(({ state }) => state);
    // Places 1–3 and two of the reserve left: the fourth keeps his, and the next three have moved up.
    expect(inOrder).toEqual([
      ...['left', 'left', 'left', 'passed', 'left', 'left'],
      ...['passed', 'passed', 'passed', 'reserve'],
    ]);
    const replaced = (await knex()(tables.selectionGrants)
      .where({ group_id: await idOf(group) })
      .whereNotNull('replaces')) as { replaces: number }[];
    expect(new Set(replaced.map(({ replaces }) => replaces)).size).toBe(replaced.length);
  });

  it('is drawn once, and has one seed, whoever binds it', async () => {
    const to = await at.benefit({ method: 'by-lot', seed: 'server-seed' });
    const [one = ''] = await at.applied([1, 2, 3], to);
    const group = await at.groupOf(one);
    const binding = many(6).map(() => at.sent(at.keeper, `${group}/commit`));
    expect(summary(await race(binding))).toEqual({ '200 done': 1, '409 SELECTION_SEEDED': 5 });
    await at.send(at.keeper, `${group}/close`, { places: 1 });
    const drawing = many(6).map(() => at.sent(at.colleague, `${group}/draw`));
    expect(summary(await race(drawing))).toEqual({ '200 done': 1, '409 SELECTION_STATE': 5 });
    expect(await at.read(group)).toMatchObject({ state: 'ordered', intact: true });
  });
});
