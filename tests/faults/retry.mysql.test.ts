import type { Knex } from 'knex';
import { createConnection, type Connection } from 'mysql2/promise';

import { startProbe, type Probe } from '../factories/probe';
import { mysqlServer, startSite, type Site } from '../setup';

interface Raw {
  raw(statement: string, values?: readonly (string | number)[]): PromiseLike<unknown>;
}

/** The errors of other servers, raised by this one: the driver and the connection are the real ones. */
const foreign: readonly [number, string][] = [
  [3101, 'group replication rolled the transaction back'],
  [1047, 'this Galera node is not in the cluster'],
  [9007, 'TiDB: write conflict'],
  [8002, 'TiDB: a locked row changed under a FOR UPDATE'],
  [8022, 'TiDB: COMMIT may be tried again'],
  [8028, 'TiDB: the schema changed'],
];
const own: readonly [number, string][] = [
  [1213, 'deadlock'],
  [1205, 'lock wait timeout'],
  [1020, 'the record has changed since it was read'],
];

describe('errors after which MySQL wants the whole transaction again', () => {
  let site: Site;
  let probe: Probe;
  let other: Connection;
  beforeAll(async () => {
    site = await startSite();
    probe = await startProbe(site);
    await site.strapi.db.connection.raw(
      "CREATE PROCEDURE fail_with(code INT) SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = code",
    );
    await site.strapi.db.connection.schema.createTable('held', (table) => {
      table.integer('id').primary();
      table.integer('value').notNullable().defaultTo(0);
    });
    other = await createConnection({
      ...mysqlServer(),
      database: site.database.env.DATABASE_NAME ?? '',
    });
  });
  beforeEach(async () => {
    await site.strapi.db.connection('held').delete();
    await site.strapi.db.connection('held').insert({ id: 1 });
  });
  afterAll(async () => {
    await other.end();
    await site.stop();
  });

  const failWith = (tx: Raw, code: number) => tx.raw('CALL fail_with(?)', [code]);
  /** Somebody else's transaction that keeps row 1 until it is told to let go. */
  const hold = async (): Promise<() => Promise<void>> => {
    await other.beginTransaction();
    await other.query('UPDATE held SET value = value + 10 WHERE id = 1');
    return () => other.commit();
  };
  const heldValue = async () =>
    (await site.strapi.db.connection('held').where({ id: 1 }).first('value')).value as number;

  it.each([...own, ...foreign])('%i (%s): all of it is done again, once', async (code) => {
    const key = `twice-${code}`;
    const answer = await probe.post(key, async (tx) => {
      await tx('held').where({ id: 1 }).increment('value', 1);
      if (probe.runs() < 3) await failWith(tx, code);
    });
    expect([answer.status, answer.body.data]).toEqual([200, 3]);
    expect(await probe.rows(key)).toEqual([3]);
    expect(await heldValue()).toBe(1);
    const again = await probe.post(key, (tx) => failWith(tx, code) as Promise<unknown>);
    expect([again.status, again.body.data, probe.runs()]).toEqual([200, 3, 0]);
  });

  it.each([...own, ...foreign])('%i (%s): caught, it still ends the transaction', async (code) => {
    const late: unknown[] = [];
    const outcome = site.strapi.db.transaction(async ({ trx }) => {
      const tx = trx as Knex.Transaction;
      await tx('held').where({ id: 1 }).increment('value', 1);
      await failWith(tx, code).then(undefined, () => undefined);
      await tx('held')
        .insert({ id: code })
        .catch(({ errno }: { errno: number }) => late.push(errno));
    });
    await expect(outcome).rejects.toThrow();
    expect(late).toEqual([code]);
    expect(await site.strapi.db.connection('held').pluck('value')).toEqual([0]);
  });

  it('any other error is nobody’s to repeat', async () => {
    const answer = await probe.post('other', (tx) => failWith(tx, 1644) as Promise<unknown>);
    expect([answer.status, probe.runs()]).toEqual([500, 1]);
    expect(await probe.rows('other')).toEqual([]);
  });

  it('that never end: after eight tries 503 with Retry-After, and the key stays free', async () => {
    const answer = await probe.post('never', (tx) => failWith(tx, 9007) as Promise<unknown>);
    expect([answer.status, answer.body.error.details.code]).toEqual([503, 'BUSY']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(probe.runs()).toBe(8);
    expect(await probe.rows('never')).toEqual([]);
    expect((await probe.post('never')).status).toBe(200);
    expect(await probe.rows('never')).toEqual([1]);
  });

  it('1205, a row that somebody holds: done again when it is free, once', async () => {
    const letGo = await hold();
    const answer = await probe.post('waits', async (tx) => {
      try {
        await tx('held').where({ id: 1 }).increment('value', 1);
      } catch (error) {
        expect(error).toMatchObject({ errno: 1205 });
        await letGo();
        throw error;
      }
    });
    expect([answer.status, answer.body.data]).toEqual([200, 2]);
    expect(await probe.rows('waits')).toEqual([2]);
    expect(await heldValue()).toBe(11);
  });

  it('1205, a row that nobody lets go: 503 before eight tries, for five seconds are over', async () => {
    const letGo = await hold();
    const answer = await probe.post('held', (tx) =>
      tx('held').where({ id: 1 }).increment('value', 1),
    );
    await letGo();
    expect([answer.status, answer.body.error.details.code]).toEqual([503, 'BUSY']);
    expect(probe.runs()).toBeLessThan(8);
    expect(probe.runs()).toBeGreaterThan(1);
    expect(await probe.rows('held')).toEqual([]);
    expect(await heldValue()).toBe(10);
  });

  it('1020, a row that changed under a snapshot: caught, nothing outlives the rollback', async () => {
    const { connection } = site.strapi.db;
    const late: unknown[] = [];
    // Our own transactions read committed rows and never meet it; a site's own code may.
    const trx = await connection.transaction({ isolationLevel: 'repeatable read' });
    await trx.raw('SET SESSION innodb_snapshot_isolation = ON');
    await trx('held').where({ id: 1 }).first();
    await other.query('UPDATE held SET value = 5 WHERE id = 1');
    await expect(trx('held').where({ id: 1 }).increment('value', 1)).rejects.toMatchObject({
      errno: 1020,
    });
    await trx('held')
      .insert({ id: 2 })
      .catch(({ errno }: { errno: number }) => late.push(errno));
    await expect(trx.commit()).rejects.toMatchObject({ name: 'CommitFailed' });
    expect(late).toEqual([1020]);
    expect(await connection('held').pluck('value')).toEqual([5]);
  });
});
