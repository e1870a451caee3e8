import { createConnection } from 'mysql2/promise';

import { createDatabase, mysqlServer, spawnSite, type TestDatabase } from '../setup';

/** The number of rows in every table, and of triggers. */
const countRows = async (database: TestDatabase): Promise<Record<string, number>> => {
  const connection = await createConnection({
    ...mysqlServer(),
    database: database.env.DATABASE_NAME,
  });
  try {
    const counts: Record<string, number> = {};
    const [tables] = await connection.query('SHOW TABLES');
    for (const table of (tables as object[]).map((row) => String(Object.values(row)[0]))) {
      const [rows] = await connection.query('SELECT COUNT(*) AS rows_in_it FROM ??', [table]);
      counts[table] = (rows as { rows_in_it: number }[])[0]?.rows_in_it ?? 0;
    }
    const [triggers] = await connection.query('SHOW TRIGGERS');
    return { ...counts, triggers: (triggers as object[]).length };
  } finally {
    await connection.end();
  }
};

/** Starts servers on an empty database, one group after the other; resolves to what then stands in it. */
const start = async (...groups: number[]): Promise<Record<string, number>> => {
  const database = await createDatabase();
  try {
    for (const count of groups) {
      const site = await spawnSite(count, { database });
      const health = await Promise.all(site.servers.map(({ http }) => http.get('/_health')));
      await site.stop();
      expect(health.map(({ status }) => status)).toEqual(Array(count).fill(204));
    }
    return await countRows(database);
  } finally {
    await database.drop();
  }
};

describe('four servers started together on an empty database', () => {
  it('are all up, and made nothing that one after the other would not have made', async () => {
    const together = await start(4);
    expect(together).toEqual(await start(1, 1));
    // What is compared is there: an empty table equals an empty table.
    for (const made of [
      'admin_roles',
      'admin_permissions',
      'up_roles',
      'up_permissions',
      'talent_office_calendar_years',
      'talent_office_calendar_days',
      'triggers',
    ]) {
      expect([made, together[made]]).toEqual([made, expect.any(Number)]);
      expect(together[made]).toBeGreaterThan(0);
    }
    // Six boots, four of them at once: minutes on a busy machine.
  }, 300_000);
});
