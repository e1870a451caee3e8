import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createConnection, type Connection } from 'mysql2/promise';

import { startGateway } from '../factories/gateways';
import {
  createBootedDatabase,
  mysqlServer,
  spawnSite,
  type SpawnedSite,
  type TestDatabase,
} from '../setup';

const file = path.join(__dirname, 'jobs.mjs');

interface Effect {
  id: string;
  process: number;
}

describe('several servers of one site', () => {
  let database: TestDatabase;
  let connection: Connection;
  let site: SpawnedSite;
  let gateway: Awaited<ReturnType<typeof startGateway>>;

  let options: { database: TestDatabase; env: Record<string, string> };

  const effects = async (what: string): Promise<Effect[]> => {
    const [rows] = await connection.query('SELECT id, process FROM race_effects WHERE what = ?', [
      what,
    ]);
    return rows as Effect[];
  };
  const until = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      await wait(50);
    }
  };
  const everywhere = (name: string, input: object = {}) =>
    site.together<object, number>({ file, name, inputs: site.servers.map(() => input) });

  beforeAll(async () => {
    database = await createBootedDatabase();
    gateway = await startGateway();
    const env = {
      TALENT_OFFICE_LEASE_SECONDS: '2',
      TALENT_OFFICE_CHANNELS: 'sms',
      SMS_URL: gateway.url,
      SMS_BODY: '{"to":"{phone}","id":"{id}"}',
    };
    options = { database, env };
    connection = await createConnection({ ...mysqlServer(), database: database.env.DATABASE_NAME });
    await connection.query(
      'CREATE TABLE race_effects (what VARCHAR(20), id VARCHAR(40), process INT)',
    );
  });
  // Each test leaves fewer servers to the next: a boot of three costs more than all of them.
  beforeAll(async () => {
    site = await spawnSite(3, options);
  });
  afterAll(async () => {
    await site.stop();
    await gateway.stop();
    await connection.end();
    await database.drop();
  });

  it('run each slot of a job once, however often all of them ask', async () => {
    const slots = Array.from({ length: 20 }, (_, index) => `slot-${index}`);
    const outcomes = await everywhere('runSlots', { slots });
    expect(outcomes.map(({ status }) => status)).toEqual(Array(3).fill('fulfilled'));
    expect((await effects('slot')).map(({ id }) => id).sort()).toEqual([...slots].sort());
  });

  it('outlive a promise that nobody waits for', async () => {
    const outcomes = await everywhere('reject');
    expect(outcomes.map(({ status }) => status)).toEqual(Array(3).fill('fulfilled'));
    for (const { http } of site.servers) await http.get('/_ready').expect(200, 'ready');
  });

  it('take over the job of one that is killed', async () => {
    const pids = (await everywhere('holdForever')).map((one) =>
      one.status === 'fulfilled' ? one.value : 0,
    );
    const holder = await until(async () => (await effects('held'))[0]);
    await site.servers[pids.indexOf(holder.process)]?.kill();
    const next = await until(async () => (await effects('held'))[1]);
    expect(pids).toContain(next.process);
    expect(next.process).not.toBe(holder.process);
    const run = await until(async () => {
      const [rows] = await connection.query(
        "SELECT state, attempts FROM talent_office_job_runs WHERE job = 'race.holder-dies'",
      );
      return (rows as { state: string }[]).find(({ state }) => state === 'done');
    });
    expect(run).toEqual({ state: 'done', attempts: 2 });
  });

  it('end without cutting a request, and a client that tries again has each effect once', async () => {
    await everywhere('serveSlowly', { ms: 1500 });
    const [first, second] = site.servers.filter((server) => server.isRunning());
    const post = async (url: string | undefined, key: string): Promise<Response | null> =>
      fetch(`${url}/race/${key}`, { method: 'POST', headers: { connection: 'close' } }).catch(
        () => null,
      );
    const running = Array.from({ length: 4 }, (_, index) => post(first?.url, `running-${index}`));
    await until(async () => {
      const { begun } = (await (await fetch(`${first?.url}/race-begun`)).json()) as {
        begun: number;
      };
      return begun === 4 ? true : undefined;
    });
    const ended = first?.terminate();
    const clients = Array.from({ length: 12 }, async (_, index) => {
      for (const url of [first?.url, second?.url, second?.url]) {
        const answer = await post(url, `late-${index}`);
        if (answer?.status === 200) return answer;
      }
      return null;
    });
    expect((await Promise.all(running)).map((answer) => answer?.status)).toEqual(
      Array(4).fill(200),
    );
    expect((await Promise.all(clients)).map((answer) => answer?.status)).toEqual(
      Array(12).fill(200),
    );
    await ended;
    const ids = (await effects('slow')).map(({ id }) => id);
    expect(ids).toHaveLength(16);
    expect(new Set(ids).size).toBe(16);
  });

  it('hand a message to its gateway once, and again under the same id when one dies before the answer', async () => {
    await site.stop();
    site = await spawnSite(4, options);
    const deliver = (minutes: number, by: (nth: number) => boolean) =>
      site.together({
        file,
        name: 'deliverMessages',
        inputs: site.servers.map((_, nth) => ({ minutes, takesPart: by(nth) })),
      });
    const tell = () =>
      site.together({ file, name: 'tell', inputs: site.servers.map((_, nth) => nth === 0) });
    await tell();
    await deliver(1, () => true);
    expect(gateway.posted).toHaveLength(1);
    await tell();
    // The gateway takes it; whoever brings it is killed before he hears so.
    gateway.answerOnce({ silent: true });
    const delivering = deliver(10, (nth) => nth === 0);
    await until(async () => (gateway.posted.length === 2 ? true : undefined));
    await site.servers[0]?.kill();
    expect((await delivering)[0]?.status).toBe('rejected');
    await deliver(30, () => true);
    expect(gateway.posted).toHaveLength(3);
    const ids = gateway.posted.map(({ headers }) => headers['idempotency-key']);
    expect(ids[2]).toBe(ids[1]);
    expect(ids[1]).not.toBe(ids[0]);
    const [rows] = await connection.query(
      'SELECT state, attempts FROM talent_office_deliveries ORDER BY id',
    );
    expect(rows).toEqual([
      { state: 'sent', attempts: 1 },
      { state: 'sent', attempts: 2 },
    ]);
  });

  it('deliver what one had committed before it was killed, and what killed another', async () => {
    const ids = ['parcel-1', 'parcel-2', 'parcel-3'];
    const inputs = ['posts', 'dies', 'delivers'].map((part) => ({ part, ids }));
    const outcomes = await site.together({ file, name: 'deliver', inputs });
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect((await effects('delivered')).map(({ id }) => id).sort()).toEqual(ids);
  });
});
