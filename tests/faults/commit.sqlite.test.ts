import { z } from 'zod';

import { apiRoute, transaction } from '../../plugins/talent-office/server/src/platform';
import { answer } from '../../plugins/talent-office/server/src/platform/routes/answer';
import { startSite, withoutGuard, type Site } from '../setup';

/**
 * A foreign key that SQLite checks at COMMIT only: a real failure of COMMIT itself. SQLite then
 * keeps the transaction open on its connection.
 */
const tables = [
  'create table probe_parent (id integer primary key)',
  `create table probe_child (id integer primary key,
     parent integer not null references probe_parent(id) deferrable initially deferred)`,
];

const insert = apiRoute({
  method: 'POST',
  path: '/probe',
  action: 'probe.insert',
  input: { body: z.strictObject({ id: z.number(), parent: z.number() }) },
  async handler({ strapi, operation, body }) {
    await transaction(strapi, operation, (tx) => tx('probe_child').insert(body));
    return { data: body.id };
  },
});

describe('a COMMIT that SQLite refuses', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
    for (const table of tables) await site.strapi.db.connection.raw(table);
    await site.strapi.db.connection('probe_parent').insert({ id: 1 });
    site.strapi.server.app.use((ctx, next) =>
      ctx.path === '/probe' ? answer(site.strapi, insert)(ctx) : next(),
    );
  });
  afterAll(() => site.stop());

  const write = (id: number, parent: number) =>
    site.strapi.db.transaction(({ trx }) => trx('probe_child').insert({ id, parent }));
  const ids = async () =>
    (await site.strapi.db.connection('probe_child').orderBy('id').pluck('id')) as number[];

  /**
   * Writes forty rows, of which every fifth is refused at COMMIT. The rows about which the writer was
   * told something else than what is there: none may be.
   */
  const wronglyTold = async (
    first: number,
    told: (id: number, parent: number) => Promise<boolean>,
  ): Promise<number[]> => {
    const wanted = Array.from({ length: 40 }, (_, index) => first + index);
    const good = new Map<number, boolean>();
    for (const id of wanted) good.set(id, await told(id, id % 5 === 0 ? 404 : 1));
    const there = new Set(await ids());
    return wanted.filter((id) => good.get(id) !== there.has(id));
  };

  it('over HTTP: every 2xx has its row, every other answer has none', async () => {
    const wrong = await wronglyTold(100, async (id, parent) => {
      const { status } = await site.http
        .post('/probe')
        .set('Idempotency-Key', `probe-${id}`)
        .send({ id, parent });
      return status === 200;
    });
    expect(wrong).toEqual([]);
    expect((await ids()).filter((id) => id >= 100)).toHaveLength(32);
    await site.strapi.db.connection('probe_child').delete();
  });

  it('tells what is not so where the guard is off', async () => {
    await withoutGuard(site, async (database) => {
      const wrong = await wronglyTold(200, (id, parent) =>
        database
          .transaction(({ trx }) => trx('probe_child').insert({ id, parent }))
          .then(
            () => true,
            () => false,
          ),
      );
      expect(wrong.length).toBeGreaterThan(0);
    });
    await site.strapi.db.connection('probe_child').delete();
  });

  it('is an error to Strapi, and leaves no row', async () => {
    await expect(write(1, 404)).rejects.toMatchObject({ name: 'CommitFailed' });
    expect(await ids()).toEqual([]);
  });

  it('is reported as success where the guard is off', async () => {
    await withoutGuard(site, async (database) => {
      const outcome = database.transaction(({ trx }) =>
        trx('probe_child').insert({ id: 2, parent: 404 }),
      );
      await expect(outcome).resolves.toBeDefined();
    });
    expect(await ids()).toEqual([]);
  });

  it('spoils nobody who waits for the connection', async () => {
    const outcomes = await Promise.allSettled([
      write(10, 404),
      write(11, 1),
      write(12, 404),
      write(13, 1),
      write(14, 1),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(await ids()).toEqual([11, 13, 14]);
  });

  it('is an error in the callback form of knex too, and spoils nobody there', async () => {
    const { connection } = site.strapi.db;
    const failing = connection.transaction((trx) =>
      trx('probe_child').insert({ id: 20, parent: 404 }),
    );
    const waiting = write(21, 1);
    await expect(failing).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' });
    await expect(waiting).resolves.toBeDefined();
  });

  it('is not tried again by our own helper, and its key stays free', async () => {
    let runs = 0;
    const operation = { key: 'refused at commit', input: null };
    const failing = transaction(site.strapi, operation, async (tx) => {
      runs += 1;
      await tx('probe_child').insert({ id: 30, parent: 404 });
      return 'done';
    });
    await expect(failing).rejects.toMatchObject({ name: 'CommitFailed' });
    expect(runs).toBe(1);
    const retry = await transaction(site.strapi, operation, async (tx) => {
      await tx('probe_child').insert({ id: 30, parent: 1 });
      return 'done now';
    });
    expect(retry).toBe('done now');
  });
});
