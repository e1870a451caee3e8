import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const profile = 'plugin::talent-office.talent-profile';

/** The route of the bench alone: the product mounts no core `find` over personal data. */
const path = '/bench-core-find';

/** What our list shows and filters by, asked of the core `find` as narrowly as its query can say it. */
export const coreFindUrl = (pageSize) => {
  const query = new URLSearchParams({
    sort: 'namePinyin',
    'populate[employer][fields][0]': 'name',
    'filters[consentToListing]': 'true',
    'filters[releasedForListing]': 'true',
    'pagination[page]': '1',
    'pagination[pageSize]': String(pageSize),
  });
  ['name', 'tier', 'title', 'specialty', 'industry'].forEach((name, index) =>
    query.set(`fields[${index}]`, name),
  );
  return `/api${path}?${query}`;
};

/** Without this grant the core `find` refuses to populate the employer. */
const grantEmployers = async (strapi) => {
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'public' } });
  await strapi.db.query('plugin::users-permissions.permission').create({
    data: { action: 'plugin::talent-office.employer.find', role: role.id },
  });
};

/**
 * Strapi's own controller and service over the talent profiles, behind the same middlewares, the same
 * authentication and the same permission as our list. Between `load()` and `mount()`.
 */
export const mountCoreFind = async (strapi) => {
  const { factories } = require('@strapi/strapi');
  strapi.get('services').set(profile, factories.createCoreService(profile));
  const controller = factories.createCoreController(profile)({ strapi });
  strapi.server.api('content-api').routes([
    {
      method: 'GET',
      path,
      handler: (ctx) => controller.find(ctx),
      info: { type: 'content-api' },
      config: { auth: { scope: ['plugin::talent-office.talents.find'] } },
    },
  ]);
  await grantEmployers(strapi);
};
