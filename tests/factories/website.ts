import type { Site } from '../setup';

import { nextIdentityNumber, type Office } from './office';

const password = 'Website-2026';

/** A website user with a talent profile, signed in. */
export const signedInTalent = async (site: Site, office: Office, name: string) => {
  const role = await site.strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } });
  const email = `${name}@jinlan.test`;
  const user = await site.strapi.plugin('users-permissions').service('user').add({
    username: name,
    email,
    password,
    confirmed: true,
    blocked: false,
    provider: 'local',
    role: role.id,
  });
  const { documentId } = await office.create('talent-profile', {
    name,
    tier: 'B',
    tierSince: '2025-01-01',
    identityDocument: nextIdentityNumber(),
    user: user.id,
  });
  const { body } = await site.http
    .post('/api/auth/local')
    .send({ identifier: email, password })
    .expect(200);
  return { token: body.jwt as string, documentId, userId: Number(user.id) };
};
