import { registerFirstAdmin, startSite, type Site } from '../setup';

describe('a fresh site', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.stop());

  it('is healthy', async () => {
    await site.http.get('/_health').expect(204);
  });

  it('runs on the database that this run is for', () => {
    expect(site.strapi.config.get('database.connection.client')).toBe(process.env.TEST_DATABASE);
  });

  it('shows the admin only to who has logged in', async () => {
    await site.http.get('/admin/users/me').expect(401);
    const token = await registerFirstAdmin(site);
    const me = await site.http.get('/admin/users/me').auth(token, { type: 'bearer' }).expect(200);
    expect(me.body.data.email).toBe('super@jinlan.test');
  });

  it('refuses open registration', async () => {
    const response = await site.http
      .post('/api/auth/local/register')
      .send({ username: 'mallory', email: 'mallory@jinlan.test', password: 'Mallory-2026' });
    expect(response.status).toBe(400);
    expect(response.body.error.details.code).toBe('REGISTRATION_CLOSED');
  });
});
