import { adminRoute, getService, type Route } from '../../../platform';

export const waitingRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/paper-waiting',
    permission: 'cases.confirm-paper',
    handler: async ({ strapi, actor }) => ({
      data: await getService(strapi, 'confirmations').waitingFor(actor),
    }),
  }),
];
