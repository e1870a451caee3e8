import Sqlite from 'better-sqlite3';

import { startProbe, type Probe } from '../factories/probe';
import { startSite, type Site } from '../setup';

describe('an SQLite file that another process is writing to', () => {
  let site: Site;
  let probe: Probe;
  let other: Sqlite;
  beforeAll(async () => {
    site = await startSite();
    probe = await startProbe(site);
    other = new Sqlite(String(site.database.env.DATABASE_FILENAME));
  });
  afterEach(() => {
    if (other.inTransaction) other.exec('ROLLBACK');
  });
  afterAll(async () => {
    other.close();
    await site.stop();
  });

  /**
   * Holds the file's one write lock, until our own writes have met it often enough; gives the errors
   * that they met. (Strapi's cron jobs meet it too.)
   */
  const hold = (enough = Infinity): string[] => {
    const met: string[] = [];
    other.exec('BEGIN IMMEDIATE');
    site.strapi.db.connection.on(
      'query-error',
      (error: { code?: string }, { sql }: { sql: string }) => {
        if (!/^insert into `(talent_office_operations|probe)`/.test(sql)) return;
        met.push(String(error.code));
        if (met.length === enough) other.exec('ROLLBACK');
      },
    );
    return met;
  };
  afterEach(() => {
    site.strapi.db.connection.removeAllListeners('query-error');
  });

  it('is waited for so briefly that there is time for another try', async () => {
    const met = hold(1);
    const answer = await probe.post('once');
    expect([answer.status, answer.body.data]).toEqual([200, 1]);
    expect(met).toEqual(['SQLITE_BUSY']);
    expect(await probe.rows('once')).toEqual([1]);
  });

  it('does not stop the work, which is done once it lets go', async () => {
    await site.strapi.db.connection.raw('PRAGMA busy_timeout = 10');
    const met = hold(3);
    const answer = await probe.post('thrice');
    expect([answer.status, answer.body.data]).toEqual([200, 1]);
    expect(met).toEqual(['SQLITE_BUSY', 'SQLITE_BUSY', 'SQLITE_BUSY']);
    expect(await probe.rows('thrice')).toEqual([1]);
  });

  it('for good: after eight tries 503 with Retry-After, and the key stays free', async () => {
    await site.strapi.db.connection.raw('PRAGMA busy_timeout = 10');
    const met = hold();
    const answer = await probe.post('never');
    expect([answer.status, answer.body.error.details.code]).toEqual([503, 'BUSY']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(met).toEqual(Array.from({ length: 8 }, () => 'SQLITE_BUSY'));
    expect(probe.runs()).toBe(0);
    other.exec('ROLLBACK');
    expect(await probe.rows('never')).toEqual([]);
    expect((await probe.post('never')).status).toBe(200);
    expect(await probe.rows('never')).toEqual([1]);
  });

  it('caught, ends the transaction all the same: nothing after it is kept', async () => {
    await site.strapi.db.connection.raw('PRAGMA busy_timeout = 10');
    const met = hold(1);
    const late: unknown[] = [];
    const outcome = site.strapi.db.transaction(async ({ trx }) => {
      await trx('probe')
        .insert({ key: 'caught', run: 1 })
        .catch(() => undefined);
      // Free by now: it would be written, beside the half that was not.
      await trx('probe')
        .insert({ key: 'later half', run: 2 })
        .catch(({ code }: { code: string }) => late.push(code));
    });
    await expect(outcome).rejects.toThrow();
    expect(late).toEqual(['SQLITE_BUSY']);
    expect(met[0]).toBe('SQLITE_BUSY');
    expect(await probe.table().where('key', 'like', '%half')).toEqual([]);
  });
});
