import path from 'node:path';
import {
  createBootedDatabase,
  spawnSite,
  startSite,
  type SpawnedSite,
  type TestDatabase,
} from '../setup';

interface Introduction {
  process: number;
  client: string;
  greeting: string;
}

const file = path.join(__dirname, 'two-servers.mjs');

describe('two server processes on one database', () => {
  let database: TestDatabase;
  let site: SpawnedSite;
  beforeAll(async () => {
    database = await createBootedDatabase();
    const first = await startSite({ database });
    await first.stop();
    site = await spawnSite(2, { database });
  });
  afterAll(async () => {
    await site.stop();
    await database.drop();
  });

  it('serve both', async () => {
    for (const server of site.servers) await server.http.get('/_health').expect(204);
  });

  it('run a scenario together, each with its own input', async () => {
    const inputs = [{ number: 1 }, { number: 2 }];
    const outcomes = await site.together<{ number: number }, Introduction>({
      file,
      name: 'introduce',
      inputs,
    });
    const answers = outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? outcome.value : undefined,
    );
    expect(answers.map((answer) => answer?.greeting)).toEqual(['server 1', 'server 2']);
    expect(answers.map((answer) => answer?.client)).toEqual(['mysql', 'mysql']);
    expect(new Set([process.pid, ...answers.map((answer) => answer?.process)]).size).toBe(3);
  });

  it('report a failure with its code', async () => {
    const outcomes = await site.together({ file, name: 'refuse', inputs: [] });
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'INSUFFICIENT_FUNDS' } });
    }
  });

  it('go on when one of them is killed', async () => {
    await site.servers[1]?.kill();
    await site.servers[0]?.http.get('/_health').expect(204);
  });
});
