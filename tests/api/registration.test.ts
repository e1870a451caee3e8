import { createBootedDatabase, startSite, type Site, type TestDatabase } from '../setup';

const mallory = { username: 'mallory', email: 'mallory@jinlan.test', password: 'Mallory-2026' };

/** Permissions on the office's types that Strapi's own roles for editors hold. */
const editorsGrants = (site: Site) =>
  site.strapi.db.query('admin::permission').count({
    where: {
      role: { code: { $in: ['strapi-editor', 'strapi-author'] } },
      subject: { $startsWith: 'plugin::talent-office.' },
    },
  });

describe('Strapi’s own roles for editors', () => {
  it('begin without the office’s types; what is granted later stays', async () => {
    const database = await createBootedDatabase();
    const first = await startSite({ database });
    expect(await editorsGrants(first)).toBe(0);
    const permissions = first.strapi.db.query('admin::permission');
    expect(await permissions.count({ where: { role: { code: 'strapi-editor' } } })).toBeGreaterThan(
      0,
    );
    const role = await first.strapi.db
      .query('admin::role')
      .findOne({ where: { code: 'strapi-editor' } });
    await permissions.create({
      data: {
        action: 'plugin::content-manager.explorer.read',
        subject: 'plugin::talent-office.brand',
        properties: { fields: ['name'] },
        conditions: [],
        role: role.id,
      },
    });
    await first.stop();

    const second = await startSite({ database });
    expect(await editorsGrants(second)).toBe(1);
    await second.stop();
    await database.drop();
  });
});

describe('open registration of website users', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createBootedDatabase();
  });
  afterAll(() => database.drop());

  it('is closed on a new site, and an administrator who opens it finds it open after a restart', async () => {
    const first = await startSite({ database });
    const refused = await first.http.post('/api/auth/local/register').send(mallory);
    const settings = first.strapi.store({ type: 'plugin', name: 'users-permissions' });
    const advanced = (await settings.get({ key: 'advanced' })) as object;
    await settings.set({ key: 'advanced', value: { ...advanced, allow_register: true } });
    await first.stop();

    const second = await startSite({ database });
    const accepted = await second.http.post('/api/auth/local/register').send(mallory);
    await second.stop();

    expect(refused.status).toBe(400);
    expect(accepted.status).toBe(200);
  });
});
