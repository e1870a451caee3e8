import { createDatabase, spawnSite } from '../setup';

describe('the boot lock on SQLite', () => {
  it('lets two processes start on one empty file, and survives a crash of its holder', async () => {
    const database = await createDatabase();
    try {
      const both = await spawnSite(2, { database });
      await Promise.all(both.servers.map(({ http }) => http.get('/_health').expect(204)));
      await Promise.all(both.servers.map((server) => server.kill()));
      await both.stop();
      const next = await spawnSite(1, { database });
      await next.servers[0]?.http.get('/_health').expect(204);
      await next.stop();
    } finally {
      await database.drop();
    }
  });
});
