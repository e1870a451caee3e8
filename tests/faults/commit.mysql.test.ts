import { apiRoute, transaction } from '../../plugins/talent-office/server/src/platform';
import { answer } from '../../plugins/talent-office/server/src/platform/routes/answer';
import {
  startMysqlProxy,
  startSite,
  withoutGuard,
  type Cut,
  type MysqlProxy,
  type Site,
} from '../setup';

let runs = 0;

const insert = apiRoute({
  method: 'POST',
  path: '/probe',
  action: 'probe.insert',
  async handler({ strapi, operation }) {
    const data = await transaction(strapi, operation, async (tx) => {
      const [id] = await tx('probe').insert({ key: operation.key, run: (runs += 1) });
      return { id };
    });
    return { data };
  },
});

/** Cuts the next COMMIT and no other. */
const once = (where: Cut) => {
  let done = false;
  return (): Cut | undefined => {
    if (done) return undefined;
    done = true;
    return where;
  };
};

/** Every fifth COMMIT, in turns before and after the server has seen it. */
const everyFifth = () => {
  let seen = 0;
  return (): Cut | undefined => {
    seen += 1;
    if (seen % 5 !== 0) return undefined;
    return seen % 10 === 0 ? 'after' : 'before';
  };
};

describe('COMMIT cut on its way to MySQL, or on its way back', () => {
  let site: Site;
  let proxy: MysqlProxy;
  beforeAll(async () => {
    proxy = await startMysqlProxy();
    site = await startSite({ env: proxy.env });
    await site.strapi.db.connection.schema.createTable('probe', (table) => {
      table.increments('id');
      table.string('key', 100).notNullable();
      table.integer('run').notNullable();
    });
    site.strapi.server.app.use((ctx, next) =>
      ctx.path === '/probe' ? answer(site.strapi, insert)(ctx) : next(),
    );
  });
  afterEach(() => proxy.cutAt(() => undefined));
  afterAll(async () => {
    await site.stop();
    await proxy.close();
  });

  const rows = async (key: string) =>
    site.strapi.db.connection('probe').where('key', 'like', `%${key}`).select('id', 'run');
  const post = (key: string) => site.http.post('/probe').set('Idempotency-Key', key).send({});

  it('is reported as success where the guard is off', async () => {
    await withoutGuard(site, async (database) => {
      proxy.cutAt(() => 'before');
      const outcome = database.transaction(({ trx }) =>
        trx('probe').insert({ key: 'unguarded', run: 0 }),
      );
      await expect(outcome).resolves.toBeDefined();
    });
    proxy.cutAt(() => undefined);
    expect(await rows('unguarded')).toEqual([]);
  });

  it('is an error to Strapi: it never takes a lost write for done', async () => {
    proxy.cutAt(() => 'before');
    const write = site.strapi.db.transaction(({ trx }) =>
      trx('probe').insert({ key: 'strapi', run: 0 }),
    );
    await expect(write).rejects.toMatchObject({ name: 'CommitFailed' });
    proxy.cutAt(() => undefined);
    expect(await rows('strapi')).toEqual([]);
  });

  it('never reached the server: the work is done again, once', async () => {
    const before = runs;
    proxy.cutAt(once('before'));
    const response = await post('not-arrived');
    expect(response.status).toBe(200);
    expect(runs - before).toBe(2);
    expect(await rows('not-arrived')).toEqual([{ id: response.body.data.id, run: runs }]);
  });

  it('reached the server, and its answer was lost: the stored answer is given', async () => {
    const before = runs;
    proxy.cutAt(once('after'));
    const response = await post('answer-lost');
    expect(response.status).toBe(200);
    expect(runs - before).toBe(1);
    const [row] = await rows('answer-lost');
    expect(response.body.data).toEqual({ id: row?.id });
  });

  it('never gets through: 503 with Retry-After, nothing written, and the key stays free', async () => {
    proxy.cutAt(() => 'before');
    const response = await post('never');
    expect(response.status).toBe(503);
    expect(response.body.error.name).toBe('BUSY');
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
    proxy.cutAt(() => undefined);
    expect(await rows('never')).toEqual([]);
    expect((await post('never')).status).toBe(200);
    expect(await rows('never')).toHaveLength(1);
  });

  it('at random: no false success, no lost acknowledged row, one effect per key', async () => {
    const before = proxy.cuts();
    proxy.cutAt(everyFifth());
    const keys = Array.from({ length: 40 }, (_, index) => `storm-${index}-`);
    const answers = await Promise.all(
      keys.flatMap((key, index) =>
        Array.from({ length: 1 + (index % 5) }, async () => ({ key, response: await post(key) })),
      ),
    );
    proxy.cutAt(() => undefined);
    expect(proxy.cuts()).toBeGreaterThan(before);
    for (const key of keys) {
      const written = await rows(key);
      const good = answers.filter((each) => each.key === key && each.response.status === 200);
      const others = answers.filter((each) => each.key === key && each.response.status !== 200);
      expect(others.map(({ response }) => response.status).filter((code) => code !== 503)).toEqual(
        [],
      );
      expect(written.length).toBeLessThanOrEqual(1);
      if (good.length > 0) expect(written).toHaveLength(1);
      for (const { response } of good) {
        expect(response.body).toEqual({ data: { id: written[0]?.id } });
      }
      const again = await post(key);
      expect(again.status).toBe(200);
      expect(await rows(key)).toEqual(written.length > 0 ? written : [expect.anything()]);
    }
  });
});
