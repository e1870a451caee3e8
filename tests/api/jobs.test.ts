import { registerFirstAdmin, startSite, type Site } from '../setup';

interface JobRun {
  slot: string;
  signal: AbortSignal;
  proceed(): Promise<void>;
}

const minute = 60_000;

describe('jobs and the outbox', () => {
  let site: Site;
  let now = Date.parse('2026-11-23T04:00:00.000Z');

  const service = (name: string) => site.strapi.plugin('talent-office').service(name);
  const pass = (ms: number) => service('clock').set(new Date((now += ms)));
  const runDue = async (job: string): Promise<string> => {
    const outcomes = await service('jobs').runDue();
    return outcomes.find((one: { job: string }) => one.job === job)?.outcome;
  };
  const register = (name: string, run: (run: JobRun) => Promise<unknown>) => {
    const schedule = (at: Date) => at.toISOString().slice(0, 13);
    service('jobs').register({ name, title: { zh: name, en: name }, schedule, run });
  };
  const knex = () => site.strapi.db.connection;
  const inTransaction = <T>(work: (tx: never) => Promise<T>): Promise<T> =>
    site.strapi.db.transaction(({ trx }) => work(trx as never)) as Promise<T>;
  const send = (topic: string, key: string) =>
    inTransaction((tx) => service('outbox').add(tx, { topic, key, payload: { id: key } }));

  beforeAll(async () => {
    site = await startSite({ now: new Date(now).toISOString() });
  });
  afterAll(() => site.stop());

  it('runs a slot once, and the next one when its time has come', async () => {
    const slots: string[] = [];
    register('test.hourly', async ({ slot }) => slots.push(slot));
    expect(await runDue('test.hourly')).toBe('done');
    expect(await runDue('test.hourly')).toBe('not-due');
    pass(60 * minute);
    expect(await runDue('test.hourly')).toBe('done');
    expect(slots).toEqual(['2026-11-23T04', '2026-11-23T05']);
  });

  it('tries a failed run again at once, then after waits that double, and stops no other job', async () => {
    let tries = 0;
    let mended = false;
    register('test.failing', async () => {
      tries += 1;
      if (!mended) throw new Error(`try ${tries}`);
    });
    let others = 0;
    register('test.after-failing', async () => (others += 1));
    expect(await runDue('test.failing')).toBe('failed');
    expect(others).toBe(1);
    expect(await runDue('test.failing')).toBe('failed');
    expect(await runDue('test.failing')).toBe('not-due');
    pass(minute);
    expect(await runDue('test.failing')).toBe('failed');
    pass(minute);
    expect(await runDue('test.failing')).toBe('not-due');
    pass(minute);
    expect(await runDue('test.failing')).toBe('failed');
    expect(tries).toBe(4);
    mended = true;
  });

  it('is held by one caller at a time', async () => {
    let release = (): void => undefined;
    const busy = new Promise<void>((resolve) => {
      release = resolve;
    });
    let runs = 0;
    register('test.held', () => {
      runs += 1;
      return busy;
    });
    const first = runDue('test.held');
    while (runs === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await runDue('test.held')).toBe('held');
    release();
    expect(await first).toBe('done');
    expect(runs).toBe(1);
  });

  it('cannot complete past its fence, nor go on', async () => {
    const held: string[] = [];
    let fenced: JobRun['proceed'] = () => Promise.resolve();
    register('test.overtaken', async ({ proceed }) => {
      held.push('ran');
      if (held.length > 1) return;
      fenced = proceed;
      // As if this process had stood still until the lease expired, and another one took it.
      await knex()('talent_office_leases').where({ name: 'job:test.overtaken' }).update({
        expires_at: 0,
      });
      expect(await runDue('test.overtaken')).toBe('done');
      await expect(fenced()).rejects.toMatchObject({ code: 'LEASE_LOST' });
    });
    expect(await runDue('test.overtaken')).toBe('failed');
    const row = await knex()('talent_office_job_runs').where({ job: 'test.overtaken' });
    expect(row).toMatchObject([{ state: 'done', attempts: 2 }]);
    expect(await runDue('test.overtaken')).toBe('not-due');
    expect(held).toHaveLength(2);
  });

  it('shows every job with its latest run to who may read it', async () => {
    const admin = await registerFirstAdmin(site);
    const get = (path: string) =>
      site.http.get(`/talent-office${path}`).auth(admin, { type: 'bearer' });
    const { body } = await get('/jobs').set('Accept-Language', 'en').expect(200);
    expect(body.data).toContainEqual({
      job: 'test.failing',
      title: 'test.failing',
      latest: expect.objectContaining({ state: 'failed', attempts: 4, fault: 'Error' }),
    });
    expect(body.data).toContainEqual(
      expect.objectContaining({ job: 'outbox.deliver', title: 'Deliver the outbox' }),
    );
    await site.http.get('/talent-office/jobs').expect(401);
  });

  it('delivers after the commit, once for a key, and nothing of what was rolled back', async () => {
    const delivered: unknown[] = [];
    service('outbox').handle('test.good', async (payload: unknown) => delivered.push(payload));
    await send('test.good', 'a');
    await send('test.good', 'a');
    const lost = inTransaction(async (tx) => {
      await service('outbox').add(tx, { topic: 'test.good', key: 'b', payload: { id: 'b' } });
      throw new Error('rolled back');
    });
    await expect(lost).rejects.toThrow('rolled back');
    expect(delivered).toEqual([]);
    pass(minute);
    await runDue('outbox.deliver');
    pass(minute);
    await runDue('outbox.deliver');
    expect(delivered).toEqual([{ id: 'a' }]);
  });

  it('tries a failed delivery again after a while, without holding up others', async () => {
    const seen: string[] = [];
    service('outbox').handle('test.flaky', async ({ id }: { id: string }) => {
      seen.push(id);
      if (id === 'x' && seen.length === 1) throw new Error('mail server away');
    });
    await send('test.flaky', 'x');
    await send('test.flaky', 'y');
    pass(minute);
    expect(await runDue('outbox.deliver')).toBe('done');
    expect(seen).toEqual(['x', 'y']);
    pass(minute);
    await runDue('outbox.deliver');
    expect(seen).toEqual(['x', 'y', 'x']);
    pass(60 * minute);
    await runDue('outbox.deliver');
    expect(seen).toHaveLength(3);
  });

  it('gives up after eight attempts, and says so', async () => {
    let attempts = 0;
    service('outbox').handle('test.broken', () => {
      attempts += 1;
      return Promise.reject(Object.assign(new Error('to 王某'), { code: 'EENVELOPE' }));
    });
    await send('test.broken', 'z');
    for (let round = 0; round < 12; round += 1) {
      pass(6 * 60 * minute);
      await runDue('outbox.deliver');
    }
    expect(attempts).toBe(8);
    expect(await service('outbox').dead()).toMatchObject([
      { topic: 'test.broken', attempts: 8, fault: 'Error EENVELOPE', payload: { id: 'z' } },
    ]);
  });

  it('leaves a topic alone that this release does not know', async () => {
    await send('test.of-the-next-release', 'n');
    pass(minute);
    await runDue('outbox.deliver');
    const row = await knex()('talent_office_outbox').where({ topic: 'test.of-the-next-release' });
    expect(row).toMatchObject([{ state: 'waiting', attempts: 0 }]);
  });

  it('says whether it takes requests, to anybody, and nothing else', async () => {
    const response = await site.http.get('/_ready').expect(200);
    expect(response.text).toBe('ready');
  });
});
