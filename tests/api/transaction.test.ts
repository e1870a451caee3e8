import { transaction } from '../../plugins/talent-office/server/src/platform';
import { startSite, type Site } from '../setup';

describe('the transaction helper', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
    await site.strapi.db.connection.schema.createTable('probe', (table) => {
      table.string('id', 32).primary();
    });
  });
  afterAll(() => site.stop());

  const rows = async (like: string) =>
    (await site.strapi.db.connection('probe').where('id', 'like', like).pluck('id')) as string[];

  it('gives every caller of one key the same answer, and does the work once', async () => {
    let runs = 0;
    const operation = { key: 'once', input: { a: 1, b: [2] } };
    const call = () =>
      transaction(site.strapi, operation, async (tx) => {
        runs += 1;
        await tx('probe').insert({ id: 'once' });
        return { at: new Date(0), nothing: undefined, list: [1] };
      });
    const answers = await Promise.all([call(), call(), call(), call(), call()]);
    answers.push(await call());
    for (const answer of answers) {
      expect(answer).toStrictEqual({ at: '1970-01-01T00:00:00.000Z', list: [1] });
    }
    expect(await rows('once')).toEqual(['once']);
    expect(runs).toBeGreaterThan(0);
  });

  it('takes inputs that mean the same for the same, and refuses another', async () => {
    const run = (input: unknown) =>
      transaction(site.strapi, { key: 'input', input }, () => Promise.resolve('first'));
    expect(await run({ a: 1, b: 2 })).toBe('first');
    expect(await run({ b: 2, a: 1 })).toBe('first');
    await expect(run({ a: 1, b: 3 })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('forgets an answer after a week and never its key: a late repeat is told so, and does nothing', async () => {
    const service = (name: string) => site.strapi.plugin('talent-office').service(name);
    const tidyAfter = async (days: number) => {
      service('clock').set(new Date(Date.now() + days * 24 * 60 * 60 * 1000));
      const outcomes = await service('jobs').runDue();
      expect(outcomes).toContainEqual(
        expect.objectContaining({ job: 'operations.tidy', outcome: 'done' }),
      );
    };
    const run = (key: string, answer: unknown, input = 1) =>
      transaction(site.strapi, { key, input }, async (tx) => {
        await tx('probe').insert({ id: key });
        return answer;
      });
    await run('week', { statement: '申请' });
    await run('silent', undefined);
    await tidyAfter(6);
    expect(await run('week', null)).toEqual({ statement: '申请' });
    await tidyAfter(8);
    const stored = await site.strapi.db
      .connection('talent_office_operations')
      .where('result', 'like', '%申请%');
    expect(stored).toEqual([]);
    await expect(run('week', null)).rejects.toMatchObject({ code: 'IDEMPOTENCY_ANSWER_GONE' });
    await expect(run('week', null, 2)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    // The engine's own operations answer nothing, and are repeated at any time.
    expect(await run('silent', undefined)).toBeNull();
    expect(await rows('week')).toEqual(['week']);
    service('clock').set(null);
  });

  it('writes nothing when the work is refused, and the key stays free', async () => {
    const operation = { key: 'refused', input: null };
    const refused = transaction(site.strapi, operation, async (tx) => {
      await tx('probe').insert({ id: 'refused' });
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
    expect(await rows('refused')).toEqual([]);
    expect(await transaction(site.strapi, operation, () => Promise.resolve(1))).toBe(1);
  });

  it('is not opened inside another one of ours', async () => {
    const nested = transaction(site.strapi, { key: 'outer', input: null }, async (tx) => {
      await tx('probe').insert({ id: 'outer' });
      return transaction(site.strapi, { key: 'inner', input: null }, () => Promise.resolve(1));
    });
    await expect(nested).rejects.toThrow('inside another one of ours');
    expect(await rows('outer')).toEqual([]);
  });

  it('may be opened by what the work set in motion, once the work is over', async () => {
    let later = Promise.resolve(0);
    let finished: () => void = () => undefined;
    const over = new Promise<void>((resolve) => {
      finished = resolve;
    });
    await transaction(site.strapi, { key: 'starts', input: null }, () => {
      later = over.then(() =>
        transaction(site.strapi, { key: 'later', input: null }, () => Promise.resolve(2)),
      );
      return Promise.resolve(1);
    });
    finished();
    expect(await later).toBe(2);
  });

  it('joins the transaction that Strapi opened, and shares its end', async () => {
    const outer = site.strapi.db.transaction(async () => {
      await transaction(site.strapi, { key: 'joined', input: null }, (tx) =>
        tx('probe').insert({ id: 'joined' }),
      );
      throw new Error('Strapi failed later');
    });
    await expect(outer).rejects.toThrow('Strapi failed later');
    expect(await rows('joined')).toEqual([]);
  });

  it('gives the stored answer inside a transaction of Strapi, which goes on', async () => {
    const operation = { key: 'stored', input: null };
    await transaction(site.strapi, operation, () => Promise.resolve('first'));
    const answer = await site.strapi.db.transaction(async ({ trx }) => {
      const stored = await transaction(site.strapi, operation, () => Promise.resolve('second'));
      await trx('probe').insert({ id: 'goes on' });
      return stored;
    });
    expect(answer).toBe('first');
    expect(await rows('goes on')).toEqual(['goes on']);
  });

  it('lets nobody commit the half of it that was done before it failed', async () => {
    const outer = site.strapi.db.transaction(async ({ trx }) => {
      const failing = transaction(site.strapi, { key: 'half', input: null }, async (tx) => {
        await tx('probe').insert({ id: 'half' });
        throw new Error('the other half failed');
      });
      await failing.catch(() => undefined);
      await trx('probe')
        .insert({ id: 'half, and on' })
        .catch(() => undefined);
    });
    await expect(outer).rejects.toThrow();
    expect(await rows('half%')).toEqual([]);
    expect(await rows('goes on')).toEqual(['goes on']);
  });
});
