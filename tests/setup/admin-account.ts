import type { Site } from './site';

/** A password that Strapi's policy admits: eight characters with a capital and a digit. */
export const testPassword = 'Jinlan-2026';

/** Registers the site's first administrator (super admin) and resolves to the access token. */
export const registerFirstAdmin = async (
  site: Pick<Site, 'http'>,
  email = 'super@jinlan.test',
): Promise<string> => {
  const response = await site.http
    .post('/admin/register-admin')
    .send({ firstname: 'Super', lastname: 'Admin', email, password: testPassword })
    .expect(200);
  return response.body.data.accessToken ?? response.body.data.token;
};
