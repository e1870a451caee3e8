import { adminRoute, type Route } from '../routes';
import { getService } from '../services';

export const jobRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/jobs',
    permission: 'jobs.read',
    handler: async ({ strapi, language }) => {
      const states = await getService(strapi, 'jobs').list();
      return { data: states.map(({ title, ...state }) => ({ ...state, title: title[language] })) };
    },
  }),
];
