import type { Knex } from 'knex';

import { transaction } from '../../plugins/talent-office/server/src/platform';
import { startSite, withoutGuard, type Site } from '../setup';

const barrier = (count: number) => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let arrived = 0;
  return () => {
    if ((arrived += 1) === count) open();
    return opened;
  };
};

type Run = (work: (trx: Knex.Transaction) => Promise<unknown>) => Promise<unknown>;

describe('a deadlock on MySQL', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
    await site.strapi.db.connection.schema.createTable('probe', (table) => {
      table.integer('id').primary();
      table.integer('value').notNullable().defaultTo(0);
    });
  });
  beforeEach(async () => {
    await site.strapi.db.connection('probe').delete();
    await site.strapi.db.connection('probe').insert([{ id: 1 }, { id: 2 }]);
  });
  afterAll(() => site.stop());

  /**
   * Two transactions lock two rows in opposite order. The victim catches its 1213, as careless code
   * does, writes on, and is rolled back in the end.
   */
  const collide = async (run: Run): Promise<string[]> => {
    const bothLocked = barrier(2);
    const lateErrors: string[] = [];
    const careless = (first: number, second: number) =>
      run(async (trx) => {
        await trx('probe').where({ id: first }).update({ value: first });
        await bothLocked();
        try {
          await trx('probe').where({ id: second }).update({ value: second });
        } catch {
          const late = trx('probe').insert({ id: 100 + first });
          await late.catch((error: { errno: number }) => lateErrors.push(String(error.errno)));
          throw new Error('rolled back');
        }
      });
    const outcomes = await Promise.allSettled([careless(1, 2), careless(2, 1)]);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    return lateErrors;
  };

  const lateRows = () => site.strapi.db.connection('probe').where('id', '>', 100).pluck('id');

  it('that was caught poisons the transaction: the statements after it throw', async () => {
    const lateErrors = await collide((work) =>
      site.strapi.db.transaction(({ trx }) => work(trx as Knex.Transaction)),
    );
    expect(lateErrors).toEqual(['1213']);
    expect(await lateRows()).toEqual([]);
  });

  it('lets a later statement outlive the rollback where the guard is off', async () => {
    await withoutGuard(site, async (database) => {
      const lateErrors = await collide((work) =>
        database.transaction(({ trx }) => work(trx as Knex.Transaction)),
      );
      expect(lateErrors).toEqual([]);
    });
    expect(await lateRows()).toHaveLength(1);
  });

  it('is retried as a whole by our helper: both get their work done', async () => {
    const bothLocked = barrier(2);
    const move = (key: string, first: number, second: number) =>
      transaction(site.strapi, { key, input: null }, async (tx) => {
        await tx('probe').where({ id: first }).increment('value', 1);
        await bothLocked();
        await tx('probe').where({ id: second }).increment('value', 1);
        return key;
      });
    expect(await Promise.all([move('a', 1, 2), move('b', 2, 1)])).toEqual(['a', 'b']);
    expect(await site.strapi.db.connection('probe').orderBy('id').pluck('value')).toEqual([2, 2]);
  });

  it('that was caught and ignored cannot be committed by our helper either', async () => {
    const bothLocked = barrier(2);
    let caught = 0;
    const move = (key: string, first: number, second: number) =>
      transaction(site.strapi, { key, input: null }, async (tx) => {
        await tx('probe').where({ id: first }).increment('value', 1);
        await bothLocked();
        const next = tx('probe').where({ id: second }).increment('value', 1);
        await next.catch(() => (caught += 1));
        return key;
      });
    await Promise.all([move('c', 1, 2), move('d', 2, 1)]);
    expect(caught).toBe(1);
    expect(await site.strapi.db.connection('probe').orderBy('id').pluck('value')).toEqual([2, 2]);
  });
});
