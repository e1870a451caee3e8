import type { Core } from '@strapi/strapi';

const officeTypes = 'plugin::talent-office.';

/**
 * Strapi starts with an Editor and an Author who see every type that is there on the first boot:
 * people's identity documents and bank accounts among them. The office has roles of its own, so
 * these two begin without its types. Done once; what an administrator grants later stays granted.
 */
export const narrowDefaultRolesOnce = async (strapi: Core.Strapi): Promise<void> => {
  const site = strapi.store({ type: 'core', name: 'jinlan' });
  if (await site.get({ key: 'default-roles-narrowed' })) return;
  const granted = (await strapi.db.query('admin::permission').findMany({
    where: {
      role: { code: { $in: ['strapi-editor', 'strapi-author'] } },
      subject: { $startsWith: officeTypes },
    },
  })) as { id: number }[];
  for (const { id } of granted) {
    await strapi.db.query('admin::permission').delete({ where: { id } });
  }
  await site.set({ key: 'default-roles-narrowed', value: true });
};
