import { adminRoute, type Route } from '../routes';
import { getService } from '../services';

export const outboxRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/outbox/dead',
    permission: 'jobs.read',
    handler: async ({ strapi }) => ({ data: await getService(strapi, 'outbox').dead() }),
  }),
];
