import { createDatabase, startSite, type Site, type TestDatabase } from '../setup';

/** What SQLite calls `PRAGMA synchronous = FULL`. */
const full = 2;

describe('the embedded database of a site that was started again', () => {
  let database: TestDatabase;
  let site: Site;
  beforeAll(async () => {
    database = await createDatabase('sqlite');
    await (await startSite({ database })).stop();
    // As after every restart: the file is in WAL before anybody says so.
    site = await startSite({ database });
  });
  afterAll(async () => {
    await site.stop();
    await database.drop();
  });

  // The connection is asked, not the file: each pragma but the journal's is a connection's own. As
  // better-sqlite3 is built, a file in WAL is written with NORMAL alone where nobody says FULL, and an
  // acknowledged commit is gone after a power cut.
  it.each([
    ['journal_mode', 'wal'],
    ['synchronous', full],
    ['busy_timeout', 2000],
    ['foreign_keys', 1],
  ])('has %s = %s', async (pragma, value) => {
    const [row] = (await site.strapi.db.connection.raw(`PRAGMA ${pragma}`)) as object[];
    expect(Object.values(row ?? {})).toEqual([value]);
  });

  it('keeps them on the connection of a transaction', async () => {
    await site.strapi.db.transaction(async ({ trx }) => {
      const [row] = (await trx.raw('PRAGMA synchronous')) as object[];
      expect(Object.values(row ?? {})).toEqual([full]);
    });
  });
});
