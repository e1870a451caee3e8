import { randomBytes } from 'node:crypto';
import { appendOnly } from '../../plugins/talent-office/server/src/append-only';
import { ensureAppendOnly, tables } from '../../plugins/talent-office/server/src/platform';
import { booksOf, newHolder, newLine } from '../factories/ledger';
import { createDatabase, onMysqlServer, startSite, type Site, type TestDatabase } from '../setup';

const password = randomBytes(12).toString('hex');
const user = `jinlan_${randomBytes(4).toString('hex')}`;

/** What a database administrator gives who trusts nobody: neither TRIGGER nor SUPER. */
const privileges =
  'SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES, LOCK TABLES';

describe('a database user without TRIGGER and SUPER', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
    const name = database.env.DATABASE_NAME;
    await onMysqlServer(
      `CREATE USER '${user}'@'%' IDENTIFIED BY '${password}'`,
      `GRANT ${privileges} ON ${name}.* TO '${user}'@'%'`,
    );
  });
  afterAll(async () => {
    await onMysqlServer(`DROP USER IF EXISTS '${user}'@'%'`);
    await database.drop();
  });

  const restricted = (): TestDatabase => ({
    ...database,
    env: { ...database.env, DATABASE_USERNAME: user, DATABASE_PASSWORD: password },
  });

  const transfersOf = (site: Site) => site.strapi.db.connection(tables.transfers);

  it('boots, says what is missing, and verify still finds an edit', async () => {
    const site = await startSite({ database: restricted(), env: { LOG_LEVEL: 'warn' } });
    try {
      const logged: string[] = [];
      site.strapi.log.on('data', ({ message }: { message: string }) => logged.push(message));
      expect(await ensureAppendOnly(site.strapi, appendOnly)).toEqual(
        appendOnly.map(({ name }) => ({ table: name, guarded: false })),
      );
      expect(logged).toEqual(
        appendOnly.map(({ name }) =>
          expect.stringMatching(new RegExp(`changes to ${name}: TRIGGER command denied`)),
        ),
      );
      const books = booksOf(site.strapi);
      const line = newLine();
      await books.supply(line, 100);
      await books.bring(newHolder(), line, 'reserved', 60);
      expect(await books.ledger.verify()).toEqual({ failures: [] });
      const { id } = await transfersOf(site).orderBy('id', 'desc').first('id');
      await transfersOf(site).where({ id }).update({ reason: 'other' });
      expect(await books.ledger.verify()).toEqual({
        failures: [{ check: 'a transfer says what was recorded', rows: [{ id }] }],
      });
      await transfersOf(site).where({ id }).update({ reason: '测试' });
    } finally {
      await site.stop();
    }
  });

  it('is guarded by triggers that a privileged user made, without seeing them', async () => {
    const privileged = await startSite({ database });
    await privileged.stop();
    const site = await startSite({ database: restricted() });
    try {
      await expect(transfersOf(site).update({ reason: 'other' })).rejects.toMatchObject({
        message: expect.stringContaining('append-only'),
      });
    } finally {
      await site.stop();
    }
  });
});
