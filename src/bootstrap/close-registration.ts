import type { Core } from '@strapi/strapi';

interface AdvancedSettings {
  allow_register: boolean;
}

/**
 * Closes the open registration that users-permissions starts with: website users are people whom
 * the office knows. Done once; an administrator who opens it later finds it open after a restart.
 */
export const closeRegistrationOnce = async (strapi: Core.Strapi): Promise<void> => {
  const site = strapi.store({ type: 'core', name: 'jinlan' });
  if (await site.get({ key: 'registration-closed' })) return;
  const usersPermissions = strapi.store({ type: 'plugin', name: 'users-permissions' });
  const advanced = (await usersPermissions.get({ key: 'advanced' })) as AdvancedSettings;
  await usersPermissions.set({ key: 'advanced', value: { ...advanced, allow_register: false } });
  await site.set({ key: 'registration-closed', value: true });
};
