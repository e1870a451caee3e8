import { randomUUID } from 'node:crypto';

import { digest, refuse } from '../../plugins/talent-office/server/src/platform';
import { createDesk, application, type Desk } from '../factories/desk';
import { createBootedDatabase, startSite, type Site, type TestDatabase } from '../setup';

const profiles = 'plugin::talent-office.talent-profile';
const reports = 'talent_office_backtests';
const changed = 'talent_office_backtest_changes';
const report = [reports, changed];
/** What asking for a backtest leaves beside its report: that somebody asked, and who runs it. */
const around = ['operations', 'audit', 'leases', 'job_runs'].map((name) => `talent_office_${name}`);

interface Change {
  documentId: string;
  group: string | null;
  before: string;
  after: string;
  beforeFen: number | null;
  afterFen: number | null;
  reasons: object[];
  facts: { path: string; origin: string }[];
}

const rule = (code: string, expression: string) => ({
  code,
  kind: 'hard',
  expression,
  messageZh: `${code} 不满足`,
  messageEn: `${code} does not hold`,
});

describe('a backtest of rules', () => {
  let database: TestDatabase;
  let site: Site;
  let desk: Desk;
  let token: string;
  let ruleSet: string;
  let benefit: string;
  let line: string;
  let count = 0;

  const send = (method: 'get' | 'post', path: string, body?: object) => {
    const request = site.http[method](`/talent-office${path}`)
      .auth(token, { type: 'bearer' })
      .set('Idempotency-Key', randomUUID());
    return body === undefined ? request : request.send(body);
  };
  const redraft = (rules: object[]) =>
    site.strapi
      .documents('plugin::talent-office.rule-set' as never)
      .update({ documentId: ruleSet, data: { rules } } as never);
  const start = async (scope: 'cases' | 'subjects', amounts?: object[]): Promise<string> => {
    const asked = { scope, ...(amounts && { amounts }) };
    const { body } = await send('post', `/rule-sets/${ruleSet}/backtests`, asked).expect(200);
    return body.data.id;
  };
  const run = (proceed: () => Promise<void> = () => Promise.resolve()) =>
    desk.service('backtests').run({ proceed });
  const read = async (id: string) => (await send('get', `/backtests/${id}`).expect(200)).body.data;
  const changes = async (id: string, page = 1): Promise<Change[]> =>
    (await send('get', `/backtests/${id}/changes?page=${page}`).expect(200)).body.data;
  const talent = (tier: string | null, more: object = {}) =>
    desk.talent({ tier, name: `某某${(count += 1)}`, ...more });

  /** Every table with what is in it, but for those named. */
  const contents = async (without: readonly string[]): Promise<Record<string, string>> => {
    const knex = site.strapi.db.connection;
    const isMysql = site.strapi.db.dialect.client === 'mysql';
    const [found] = isMysql
      ? await knex.raw(
          'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = database()',
        )
      : [await knex('sqlite_master').where({ type: 'table' }).select('name')];
    const names = (found as { name: string }[]).map(({ name }) => name);
    const rows: Record<string, string> = {};
    for (const name of names.filter(
      (one) => !without.includes(one) && !one.startsWith('sqlite_'),
    )) {
      rows[name] = digest(await knex(name));
    }
    return rows;
  };

  beforeAll(async () => {
    database = await createBootedDatabase();
    site = await startSite({ database, now: '2026-11-23T04:00:00.000Z' });
    desk = await createDesk(site);
    ({ token } = await desk.adminUser('backtest@jinlan.test'));
    const { actor: opener } = await desk.signer('office');
    ruleSet = await desk.rules('backtested', application, 'subject.tier in ["A", "B"]');
    const workflow = await desk.workflow('backtested', application, [{ key: 'leading-group' }]);
    line = await desk.line(1_000_000_000, opener);
    benefit = await desk.benefit({
      kind: 'settling-in',
      amountExpression: 'subject.tier == "A" ? 2000000 : 1000000',
      ruleSet,
      workflow,
      line,
    });
  }, 120_000);
  afterAll(async () => {
    await site.stop();
    await database.drop();
  });

  describe('over everybody, as if each applied today', () => {
    let id: string;

    beforeAll(async () => {
      for (const tier of ['A', 'B', 'C', 'C', null]) await talent(tier);
      await redraft([
        rule('backtested', 'subject.tier in ["A", "C"]'),
        rule('first', 'received(benefit.kind) == 0'),
      ]);
      id = await start('subjects');
    });

    it('waits, is the only one of its rule set, and starts with what was saved', async () => {
      expect(await read(id)).toMatchObject({ state: 'waiting', processed: 0, baseNumber: 1 });
      const { body } = await send('post', `/rule-sets/${ruleSet}/backtests`, {
        scope: 'cases',
      }).expect(409);
      expect(body.error.details.code).toBe('BACKTEST_UNDER_WAY');
      await redraft([rule('backtested', 'false')]);
    });

    it('writes nothing but its report, and no name of anybody', async () => {
      const before = await contents([...report, ...around]);
      await run();
      expect(await contents([...report, ...around])).toEqual(before);
      const written =
        JSON.stringify(await site.strapi.db.connection(reports)) +
        JSON.stringify(await site.strapi.db.connection(changed));
      expect(written).not.toContain('某某');
    });

    it('tells who gains, who loses and what it costs, by tier and use', async () => {
      const found = await read(id);
      expect(found).toMatchObject({ state: 'done', total: 5, processed: 5, onDay: '2026-11-23' });
      expect(found.summary.outcomes).toEqual(
        expect.arrayContaining([
          { before: 'eligible', after: 'eligible', count: 1 },
          { before: 'eligible', after: 'not_eligible', count: 1 },
          { before: 'not_eligible', after: 'eligible', count: 2 },
          { before: 'needs_facts', after: 'needs_facts', count: 1 },
        ]),
      );
      const use = 'introduction';
      expect(found.summary.money).toEqual(
        expect.arrayContaining([
          { group: 'A', use, beforeFen: 2_000_000, afterFen: 2_000_000, unknown: 0 },
          { group: 'B', use, beforeFen: 1_000_000, afterFen: 0, unknown: 0 },
          { group: 'C', use, beforeFen: 0, afterFen: 2_000_000, unknown: 0 },
        ]),
      );
      expect(found.summary).toMatchObject({ changed: 3, kept: 3, unjudged: 0 });
      const rows = await changes(id);
      expect(rows).toHaveLength(3);
      expect(rows.find(({ group }) => group === 'B')).toMatchObject({
        type: profiles,
        before: 'eligible',
        after: 'not_eligible',
        beforeFen: 1_000_000,
        afterFen: 0,
        // A rule that is new and holds is no reason.
        reasons: [{ code: 'backtested', before: 'pass', after: 'fail' }],
        facts: expect.arrayContaining([
          { path: 'subject.tier', origin: 'today' },
          { path: 'received', origin: 'today' },
        ]),
      });
    });
  });

  it('over past cases goes by what was kept, and reads today what nobody asked then', async () => {
    const [first, second] = [await talent('A'), await talent('B')];
    for (const one of [first, second]) await desk.applied(one, { benefit, line });
    const set = (one: { profile: { documentId: string } }, data: object) =>
      site.strapi.db
        .query(profiles as never)
        .update({ where: { documentId: one.profile.documentId }, data: data as never });
    // What the rules read then is not what stands today.
    await set(first, { tier: 'F', degree: 'doctor' });
    await set(second, { degree: 'master' });
    await redraft([
      rule('backtested', 'subject.tier in ["A", "B"]'),
      rule('degree', 'subject.degree == "doctor"'),
    ]);
    const id = await start('cases');
    await run();
    const found = await read(id);
    expect(found).toMatchObject({ state: 'done', total: 2, processed: 2 });
    expect(found.summary.outcomes).toEqual(
      expect.arrayContaining([
        { before: 'eligible', after: 'eligible', count: 1 },
        { before: 'eligible', after: 'not_eligible', count: 1 },
      ]),
    );
    expect(found.summary.money).toEqual(
      expect.arrayContaining([
        {
          group: 'A',
          use: 'introduction',
          beforeFen: 2_000_000,
          afterFen: 2_000_000,
          unknown: 0,
        },
        { group: 'B', use: 'introduction', beforeFen: 1_000_000, afterFen: 0, unknown: 0 },
      ]),
    );
    expect(await changes(id)).toEqual([
      expect.objectContaining({
        type: application,
        group: 'B',
        reasons: [{ code: 'degree', before: null, after: 'fail' }],
        facts: [
          { path: 'subject.tier', origin: 'stored' },
          { path: 'subject.degree', origin: 'today' },
        ],
      }),
    ]);
  });

  describe('with another amount', () => {
    const present = 'subject.tier == "A" ? 2000000 : 1000000';
    const more = 'subject.tier == "A" ? 2500000 : (subject.degree == "master" ? 900000 : 0)';
    const use = 'introduction';
    const atPath = (path: string[]) => ({
      errors: [expect.objectContaining({ path, messages: expect.anything() })],
    });

    beforeAll(() => redraft([rule('backtested', 'subject.tier in ["A", "B"]')]));

    it('is told which amounts there are', async () => {
      const { body } = await send('get', `/rule-sets/${ruleSet}/amounts`).expect(200);
      expect(body.data).toEqual([{ benefit, title: expect.any(String), expression: present }]);
    });

    it('over everybody compares it with the present one, by tier and use', async () => {
      const id = await start('subjects', [{ benefit, expression: 'subject.tier == "A" ? 1 : 2' }]);
      await run();
      const found = await read(id);
      expect(found).toMatchObject({
        state: 'done',
        amounts: [{ benefit, present, candidate: 'subject.tier == "A" ? 1 : 2' }],
      });
      // One of the first test, and one who applied since; the other has become an F.
      expect(found.summary.money).toEqual(
        expect.arrayContaining([
          { group: 'A', use, beforeFen: 2_000_000, afterFen: 1, unknown: 0 },
          { group: 'B', use, beforeFen: 2_000_000, afterFen: 4, unknown: 0 },
        ]),
      );
      expect(found.summary.changed).toBe(3);
      expect((await changes(id)).map(({ reasons }) => reasons)).toEqual([[], [], []]);
      expect(
        await site.strapi.db
          .query('plugin::talent-office.benefit' as never)
          .findOne({ where: { documentId: benefit } as never }),
      ).toMatchObject({ amountExpression: present });
    });

    it('over past cases compares it with what each was judged with', async () => {
      // What the benefit comes to today is not what they were judged with.
      const become = (amountExpression: string) =>
        site.strapi
          .documents('plugin::talent-office.benefit' as never)
          .update({ documentId: benefit, data: { amountExpression } } as never);
      await become('7');
      const id = await start('cases', [{ benefit, expression: more }]);
      await become(present);
      await run();
      const found = await read(id);
      expect(found).toMatchObject({ state: 'done', total: 2, amounts: [{ present: '7' }] });
      expect(found.summary.money).toEqual(
        expect.arrayContaining([
          { group: 'A', use, beforeFen: 2_000_000, afterFen: 2_500_000, unknown: 0 },
          { group: 'B', use, beforeFen: 1_000_000, afterFen: 900_000, unknown: 0 },
        ]),
      );
      const rows = await changes(id);
      expect(rows).toHaveLength(2);
      expect(rows[0]?.facts).toContainEqual({ path: 'subject.tier', origin: 'stored' });
      expect(rows[0]?.facts).toContainEqual({ path: 'subject.degree', origin: 'today' });
    });

    it.each<[string, () => object[], string[], RegExp]>([
      [
        'that is none',
        () => [{ benefit, expression: 'subject.tear' }],
        ['amounts', '0', 'expression'],
        /tear/,
      ],
      [
        'of another kind',
        () => [{ benefit, expression: 'true' }],
        ['amounts', '0', 'expression'],
        /./,
      ],
      [
        'of a table that is not there',
        () => [{ benefit, expression: 'table("no-such", "A")' }],
        ['amounts', '0', 'expression'],
        /no-such/,
      ],
      [
        'of what other rules decide',
        () => [
          { benefit, expression: '1' },
          { benefit: 'x'.repeat(24), expression: '1' },
        ],
        ['amounts', '1', 'benefit'],
        /规则集/,
      ],
    ])('is refused %s, at its field', async (_what, amounts, path, zh) => {
      const { body } = await send('post', `/rule-sets/${ruleSet}/backtests`, {
        scope: 'subjects',
        amounts: amounts(),
      }).expect(422);
      expect(body.error.details).toMatchObject(atPath(path));
      expect(body.error.details.errors[0].messages.zh).toMatch(zh);
    });

    it('is refused twice for one', async () => {
      const amounts = [1, 2].map((fen) => ({ benefit, expression: String(fen) }));
      await send('post', `/rule-sets/${ruleSet}/backtests`, { scope: 'cases', amounts }).expect(
        400,
      );
    });
  });

  it('leaves aside whose award came past the gate, and goes on with the others', async () => {
    const forged = await talent('A');
    const award = await desk.applied(forged, { benefit, line });
    const { token: signer } = await desk.signer('leading-group');
    expect((await desk.decide(application, award, signer)).status).toBe(200);
    const { tableName } = site.strapi.db.metadata.get(application);
    await site.strapi.db
      .connection(tableName)
      .where({ document_id: award })
      .update({ benefit_kind: 'other' });
    await redraft([rule('first', 'received(benefit.kind) == 0')]);
    const id = await start('subjects');
    await run();
    const found = await read(id);
    expect(found).toMatchObject({ state: 'done', summary: { unjudged: 1 } });
    expect(found.processed).toBe(found.total);
  });

  describe('over thousands', () => {
    const people = 1_600;

    beforeAll(async () => {
      const { tableName } = site.strapi.db.metadata.get(profiles);
      const rows = Array.from({ length: people }, (_, index) => ({
        document_id: `many${String(index).padStart(20, '0')}`,
        name: `某某${index}`,
        tier: 'ABCDEFG'[index % 7],
      }));
      await site.strapi.db.connection.batchInsert(tableName, rows, 200);
      await redraft([rule('backtested', 'subject.tier == "A"')]);
    }, 60_000);

    const total = () => site.strapi.db.query(profiles as never).count();

    it('goes on where a server has left it, and counts each of them once', async () => {
      const id = await start('subjects');
      let asked = 0;
      const lost = run(() => {
        asked += 1;
        // As the job tells a server that stood still for too long.
        return asked > 3
          ? Promise.reject(refuse('LEASE_LOST', { job: 'backtests.run' }))
          : Promise.resolve();
      });
      await expect(lost).rejects.toMatchObject({ code: 'LEASE_LOST' });
      const half = await read(id);
      expect(half).toMatchObject({ state: 'running', total: await total(), processed: 1000 });
      await run();
      const found = await read(id);
      expect(found).toMatchObject({ state: 'done', processed: await total() });
      const counted = found.summary.outcomes.reduce(
        (sum: number, one: { count: number }) => sum + one.count,
        0,
      );
      expect(counted).toBe(await total());
      const kept = await site.strapi.db.connection(changed).count({ n: '*' }).first();
      expect(Number(kept?.n)).toBeGreaterThanOrEqual(found.summary.kept);
      const page = await changes(id);
      expect(page).toHaveLength(50);
      expect(new Set(page.map(({ documentId }) => documentId)).size).toBe(50);
      expect(await changes(id, 1000)).toEqual([]);
    }, 120_000);

    it('is done once, whoever else is at it', async () => {
      const id = await start('subjects');
      await Promise.all([run(), run()]);
      const found = await read(id);
      expect(found).toMatchObject({ state: 'done', processed: await total() });
      const counted = found.summary.outcomes.reduce(
        (sum: number, one: { count: number }) => sum + one.count,
        0,
      );
      expect(counted).toBe(await total());
    }, 120_000);

    it('ends where somebody cancels it, and keeps what it had found', async () => {
      const id = await start('subjects');
      let asked = 0;
      await run(async () => {
        asked += 1;
        if (asked === 3) await send('post', `/backtests/${id}/cancel`).expect(200);
      });
      const found = await read(id);
      expect(found).toMatchObject({ state: 'cancelled', processed: 500 });
      expect(found.finishedAt).not.toBeNull();
      const { body } = await send('post', `/backtests/${id}/cancel`).expect(409);
      expect(body.error.details.code).toBe('BACKTEST_OVER');
      await start('subjects');
      await desk.service('jobs').runDue();
      const [latest] = (await send('get', `/rule-sets/${ruleSet}/backtests`).expect(200)).body.data;
      expect(latest).toMatchObject({ state: 'done', processed: await total() });
    }, 120_000);
  });

  it('leaves aside whom it cannot judge, and compares with nothing where nothing is in force', async () => {
    const made = await desk.office.create('rule-set', {
      title: '新规则',
      key: 'not-yet',
      entryType: application,
      rules: [rule('odd', '10 / (subject.birthYear - 1961) > 0')],
    });
    ruleSet = made.documentId;
    const id = await start('subjects');
    await run();
    const found = await read(id);
    expect(found).toMatchObject({ state: 'done', baseNumber: null });
    expect(found.summary.unjudged).toBeGreaterThan(0);
    expect(found.summary.outcomes.map(({ before }: { before: string }) => before)).toEqual(
      found.summary.outcomes.map(() => 'none'),
    );
    expect(found.summary.money).toEqual([]);
  }, 60_000);

  it('is refused for a draft that could not be put in force, and to whoever may not', async () => {
    const soft = await desk.office.create('rule-set', {
      title: '提示',
      key: 'soft',
      entryType: application,
      rules: [{ ...rule('a', 'true'), kind: 'warning' }],
    });
    await send('post', `/rule-sets/${soft.documentId}/backtests`, { scope: 'cases' }).expect(422);
    await send('post', `/rule-sets/${'x'.repeat(24)}/backtests`, { scope: 'cases' }).expect(404);
    await send('post', `/rule-sets/${ruleSet}/backtests`, { scope: 'everything' }).expect(400);
    await send('get', `/backtests/${randomUUID()}`).expect(404);
    await site.http.get(`/talent-office/backtests/${randomUUID()}`).expect(401);
  });
});
