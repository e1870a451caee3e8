import { createDatabase, startSite, type TestDatabase } from '../setup';

const mallory = { username: 'mallory', email: 'mallory@jinlan.test', password: 'Mallory-2026' };

describe('open registration of website users', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
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
